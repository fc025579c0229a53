import { z } from 'zod'

const reportSchema = z.object({
  documentCount: z.number().int(),
  errors: z.array(z.object({ row: z.number().int(), column: z.string(), sentence: z.string() })),
})

/** The report as it was stored with an import: how many documents it makes, and every row's errors. */
export function importReport(stored: unknown): z.output<typeof reportSchema> {
  return reportSchema.parse(stored)
}
