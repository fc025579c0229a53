import { z } from 'zod'
import { certificateForms, conclusions } from '../auditor-certificates/rules.ts'
import { findingStates, severities } from '../findings/rules.ts'
import { tradeDocumentTypes } from '../kernel/goods.ts'
import { languageTags } from '../kernel/languages.ts'
import { methods } from '../workbench/sampling/plan.ts'
import { populationKinds } from '../workbench/schema.ts'

const words = z.string().nullable()
const common = {
  language: z.enum(languageTags),
  paper: z.enum(['A4', 'Letter']),
  seller: z.object({
    legalName: z.string(),
    address: words,
    country: words,
    registrationNumber: words,
    taxNumber: words,
  }),
  recipient: z.object({ name: z.string(), address: words, country: words, taxNumber: words }),
}

/** A document of an account: what it moved between the two, negative when it took back. */
const rowSchema = z.object({
  documentType: z.enum(tradeDocumentTypes),
  number: z.string(),
  date: z.string(),
  carats: z.string(),
  warranted: z.string(),
  editions: z.array(z.string()),
})
export type AccountRow = z.output<typeof rowSchema>

/** A sample as a certificate lists it; rates are in thousandths, and null where nothing is projected. */
const examinedSchema = z.object({
  question: z.string(),
  of: z.enum(populationKinds),
  from: z.string(),
  to: z.string(),
  items: z.number(),
  sha256: z.string(),
  method: z.enum(methods),
  examined: z.number(),
  deviations: z.number(),
  confidence: z.number().nullable(),
  upper: z.number().nullable(),
  tolerable: z.number().nullable(),
  /** What a sample by value says of the whole, in words with its measure. */
  value: z.object({ projected: z.string(), upper: z.string(), tolerable: z.string() }).nullable(),
})
export type ExaminedSample = z.output<typeof examinedSchema>

/** All that a letter says, frozen when it was written. */
export const letterContentSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('import-confirmation'),
    ...common,
    statement: z.object({ name: z.string(), edition: z.string(), text: z.string(), source: z.string() }),
    fields: z.array(z.object({ label: z.string(), value: z.string() })),
  }),
  z.object({
    kind: z.literal('warranty-account'),
    ...common,
    from: z.string(),
    to: z.string(),
    issued: z.array(rowSchema),
    received: z.array(rowSchema),
  }),
  z.object({
    kind: z.literal('auditor-certificate'),
    ...common,
    /** The person who signs; his firm is the letterhead. */
    auditor: z.string(),
    scheme: z.string(),
    from: z.string(),
    to: z.string(),
    form: z.enum(certificateForms),
    conclusion: z.enum(conclusions),
    basis: z.string(),
    notExamined: z.string().nullable(),
    samples: z.array(examinedSchema),
    findings: z.array(z.object({ number: z.string(), severity: z.enum(severities), state: z.enum(findingStates) })),
    packs: z.array(z.object({ label: z.string(), sha256: z.string() })),
  }),
])
export type LetterContent = z.output<typeof letterContentSchema>
