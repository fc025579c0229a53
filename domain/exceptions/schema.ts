import { z } from 'zod'
import { daySchema } from '../kernel/calendar.ts'
import { idSchema, type UserId } from '../kernel/ids.ts'
import { lineOfText, optional, text } from '../kernel/text.ts'
import { mendingWays, severities } from './catalogue.ts'

export const exceptionStates = ['open', 'waived', 'closed'] as const

/** The filters of the work list, as they stand in the address. */
export const exceptionListSchema = z.object({
  state: z.preprocess((value) => (value === '' ? undefined : value), z.enum(exceptionStates).default('open')),
  by: optional(z.enum(mendingWays)),
  rule: optional(z.string().regex(/^E\d\d$/, 'A rule is E and two digits, like E07.')),
  severity: optional(z.enum(severities)),
  owner: optional(z.enum(['me', 'nobody'])),
  overdue: optional(z.enum(['yes'])),
  search: optional(z.string().trim().max(100)),
  limit: z.coerce.number().int().min(1).max(200).default(100),
  cursor: optional(z.string().max(200)),
})
export type ExceptionQuery = z.output<typeof exceptionListSchema>

/** Whose it is, until when, and what is done about it. */
export const workSchema = z.object({
  ownerId: optional(idSchema<UserId>()),
  dueOn: daySchema('Due on'),
  correctiveAction: optional(text('Corrective action', 1000)),
})
export type Work = z.output<typeof workSchema>

/** Why a fault may stand. */
export const waiveSchema = z.object({ reason: lineOfText('Reason', 500) })
