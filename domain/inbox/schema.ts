import { z } from 'zod'
import { optional, text } from '../kernel/text.ts'

export const inboxSources = ['upload', 'mail', 'link', 'platform'] as const
export type InboxSource = (typeof inboxSources)[number]
export const inboxStatuses = ['reading', 'waiting', 'filed', 'discarded'] as const
/** What a list can be asked for: what still needs somebody, or what became of it. */
export const inboxViews = ['open', 'filed', 'discarded'] as const

export const inboxListSchema = z.object({
  view: optional(z.enum(inboxViews, { error: `View must be one of ${inboxViews.join(', ')}.` })).transform(
    (view) => view ?? 'open',
  ),
  search: optional(z.string().trim().max(100, 'Search for at most 100 characters.')),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: optional(z.string().max(200)),
})
export type InboxListQuery = z.output<typeof inboxListSchema>

export const discardSchema = z.object({ reason: text('The reason', 500) })

/** A statement that the linter found on a paper: what is needed to show it there and to name its edition. */
export const foundStatementSchema = z.object({
  scheme: z.string(),
  statementKey: z.string(),
  version: z.number(),
  edition: z.string(),
  name: z.string(),
  outcome: z.enum(['exact', 'accepted-variant', 'deviation']),
  deviations: z.array(z.object({ class: z.string(), sentence: z.string() })),
  start: z.number(),
  end: z.number(),
})
export type FoundStatement = z.output<typeof foundStatementSchema>
