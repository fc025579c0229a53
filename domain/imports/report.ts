import { z } from 'zod'
import { idSchema, type TradeDocumentId } from '../kernel/ids.ts'

const reportSchema = z.object({
  documentCount: z.number().int(),
  errors: z.array(z.object({ row: z.number().int(), column: z.string(), sentence: z.string() })),
  /** Drafts that could not be issued, each with the sentence that says why. */
  refused: z.array(z.object({ id: idSchema<TradeDocumentId>(), sentence: z.string() })).default([]),
})
export type ImportContent = z.output<typeof reportSchema>
export type RefusedDraft = ImportContent['refused'][number]

/** The report as it was stored with an import: how many documents it makes, every row's errors, and what was refused at issuing. */
export function importReport(stored: unknown): ImportContent {
  return reportSchema.parse(stored)
}
