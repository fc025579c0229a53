import { z } from 'zod'
import { keyText } from '../kernel/statement.ts'

const YEARS = 'Years must be a whole number up to 100.'

/** For how many years the company itself keeps what a rule speaks of. */
export const wishSchema = z.object({
  scheme: keyText,
  rule: keyText,
  years: z.coerce.number({ error: YEARS }).int(YEARS).min(1, YEARS).max(100, YEARS),
})
