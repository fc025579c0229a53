import { z } from 'zod'
import { languageTags } from '../../../domain/kernel/languages.ts'

const facts = z.array(z.strictObject({ label: z.string().min(1), value: z.string() }))

/** The first page of an audit pack: what is in it, how to check it, and what nobody has checked. */
export const auditCoverInput = z.strictObject({
  language: z.enum(languageTags),
  company: z.string().min(1),
  registration: z.string(),
  scheme: z.string().min(1),
  /** Whom it is for, and what that leaves out. */
  purpose: z.string().min(1),
  redacted: z.boolean().default(false),
  omitted: z.array(z.string().min(1)).default([]),
  periodLabel: z.string().min(1),
  from: z.string(),
  to: z.string(),
  preparedAt: z.string(),
  preparedBy: z.string(),
  /** The pack that it takes the place of, and why; null for most. */
  replaces: z.strictObject({ pack: z.string(), because: z.string() }).nullable().default(null),
  counts: facts,
  /** The numbers of each kind of document, which of them were used. */
  series: z.array(
    z.strictObject({
      kind: z.string(),
      first: z.string(),
      last: z.string(),
      used: z.string(),
      voided: z.string(),
      missing: z.string(),
    }),
  ),
  totals: z.array(
    z.strictObject({
      goodsClass: z.string(),
      unit: z.string(),
      invoiced: z.string(),
      warranted: z.string(),
      received: z.string(),
    }),
  ),
  registers: z.array(z.strictObject({ path: z.string(), bytes: z.string(), sha256: z.string() })),
  sandbox: z.string(),
  paper: z.enum(['A4', 'Letter']).default('A4'),
})
export type AuditCoverInput = z.input<typeof auditCoverInput>
