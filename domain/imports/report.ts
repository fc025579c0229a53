import { z } from 'zod'

const count = z.number().int().default(0)
const reportSchema = z.object({
  documentCount: z.number().int(),
  /** What the file would make, change and leave. */
  counts: z.object({ added: count, changed: count, unchanged: count }).prefault({}),
  errors: z.array(z.object({ row: z.number().int(), column: z.string(), sentence: z.string() })),
  /** How the file was read, in a sentence. */
  told: z.string().default(''),
  /** What the file's heads say, each with the first values below it and what we propose it is. */
  heads: z
    .array(z.object({ name: z.string(), samples: z.array(z.string()), proposed: z.string().nullable() }))
    .default([]),
})
export type ImportContent = z.output<typeof reportSchema>
export type FileHead = ImportContent['heads'][number]

/** The report as it was stored with an import: what the file makes, and every row's errors. */
export function importReport(stored: unknown): ImportContent {
  return reportSchema.parse(stored)
}
