import { z } from 'zod'
import { daySchema } from '../kernel/calendar.ts'
import { optional } from '../kernel/text.ts'

/** The filters of what an auditor was shown, as they stand in the address. */
export const accessListSchema = z.object({
  from: optional(daySchema('From')),
  to: optional(daySchema('To')),
  what: optional(z.enum(['viewed', 'downloaded'])),
  limit: z.coerce.number().int().min(1).max(200).default(100),
  cursor: optional(z.string().max(500)),
})
export type AccessQuery = z.output<typeof accessListSchema>
