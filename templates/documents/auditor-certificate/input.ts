import { z } from 'zod'
import { letterPageSchema } from '../letter-page.ts'

const text = z.string().min(1)
const value = z.strictObject({ projected: text, upper: text, tolerable: text })

/** What an auditor certifies of a company's records: what he looked at, what came out, and what he concludes (domain.md 5). */
export const auditorCertificateInput = letterPageSchema.extend({
  auditor: text,
  scheme: text,
  from: text,
  to: text,
  form: text,
  conclusion: text,
  /** In the auditor's own words. */
  basis: text,
  notExamined: text.nullable(),
  samples: z.array(
    z.strictObject({
      question: text,
      of: text,
      from: text,
      to: text,
      items: text,
      sha256: text,
      method: text,
      examined: text,
      deviations: text,
      confidence: text.nullable(),
      upper: text.nullable(),
      tolerable: text.nullable(),
      value: value.nullable(),
    }),
  ),
  findings: z.array(z.strictObject({ number: text, severity: text, state: text })),
  packs: z.array(z.strictObject({ label: text, sha256: text })),
})
export type AuditorCertificateInput = z.output<typeof auditorCertificateInput>
