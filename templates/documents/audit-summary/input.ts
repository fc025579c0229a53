import { z } from 'zod'
import { languageTags } from '../../../domain/kernel/languages.ts'

const text = z.string().min(1)

/** The equation of each goods class for a period, of all goods and of those under warranty (domain.md 4.3 point 1). */
export const auditSummaryInput = z.strictObject({
  language: z.enum(languageTags),
  company: text,
  scheme: text,
  periodLabel: text,
  from: text,
  to: text,
  preparedAt: text,
  classes: z.array(
    z.strictObject({
      goodsClass: text,
      unit: z.string(),
      rows: z.array(z.strictObject({ label: text, sign: text.nullable(), all: text, warranted: text })).min(1),
    }),
  ),
  paper: z.enum(['A4', 'Letter']).default('A4'),
})
export type AuditSummaryInput = z.input<typeof auditSummaryInput>
