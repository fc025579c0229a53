import { z } from 'zod'
import { type BulkJobId, type ImportId, idSchema, type TradeDocumentId } from '../kernel/ids.ts'
import { optional } from '../kernel/text.ts'
import { listSchema } from '../trade-documents/schema.ts'
import { bulkKinds, itemStates, orders } from './rules.ts'

/** Which documents of a job are looked at. */
export const itemsSchema = z.object({
  state: optional(z.enum(itemStates, { error: 'State is refused, waiting or done.' })),
  after: z.coerce.number().int().min(0).max(1_000_000).default(0),
})

/** What a job is told. */
export const orderSchema = z.object({
  order: z.enum(orders, { error: 'Say pause, resume, cancel or again.' }),
})

/** So many documents go into one job. */
export const MOST_DOCUMENTS = 20_000

const chosen = z
  .array(idSchema<TradeDocumentId>(), { error: 'Choose documents.' })
  .min(1, 'Choose at least one document.')
  .max(MOST_DOCUMENTS, `Choose at most ${MOST_DOCUMENTS.toLocaleString('en')} documents for one job.`)
  .transform((ids) => [...new Set(ids)])

/** The filters of the documents list, without its pages. */
export const matchingSchema = listSchema.omit({ limit: true, cursor: true })

/** What is to be done with which documents: those named, those that fit the list's filters, an import's drafts, or what another job did. */
export const bulkRequestSchema = z
  .object({
    kind: z.enum(bulkKinds, { error: 'Say what to do: issue, send or download.' }),
    ids: chosen.optional(),
    matching: matchingSchema.optional(),
    importId: idSchema<ImportId>().optional(),
    jobId: idSchema<BulkJobId>().optional(),
  })
  .refine(({ ids, matching, importId, jobId }) => [ids, matching, importId, jobId].filter(Boolean).length === 1, {
    error: 'Say once which documents: by `ids`, by `matching`, by `importId` or by `jobId`.',
    path: ['ids'],
  })
  .refine(({ kind, importId }) => !importId || kind === 'issue', {
    error: 'The drafts of an import can be issued.',
    path: ['importId'],
  })
export type BulkRequest = z.output<typeof bulkRequestSchema>
export type Matching = z.output<typeof matchingSchema>
