import { z } from 'zod'
import { daySchema } from '../kernel/calendar.ts'
import { lineOfText, optional } from '../kernel/text.ts'

/** Which days an account with a partner speaks of, and, where goods are measured in several, in which unit. */
export const accountSchema = z
  .object({ from: daySchema('First day'), to: daySchema('Last day'), unit: optional(lineOfText('Unit', 20)) })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'The last day lies before the first.' })
