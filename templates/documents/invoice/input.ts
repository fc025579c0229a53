import { z } from 'zod'
import { brandingSchema } from '../../../domain/kernel/branding.ts'
import { tradeDocumentTypes } from '../../../domain/kernel/goods.ts'
import { languageTags } from '../../../domain/kernel/languages.ts'

const text = z.string().min(1)
const optional = text.nullable()

export const partySchema = z.strictObject({
  name: text,
  address: optional,
  country: optional,
  taxNumber: optional,
  registrationNumber: optional,
  /** What the party is registered as with its schemes, as far as a statement stands on it. */
  memberships: z.array(text),
})
export const statementSlipSchema = z.strictObject({
  title: text,
  edition: text,
  text,
  source: text,
  /** The lines that it covers, as '1, 3'; null when it covers all. */
  covers: optional,
  registration: optional,
  /** What its owner publishes in the paper's language, beside the binding English. */
  translation: optional,
})
export const verificationSchema = z.strictObject({ url: z.url(), qrSvg: z.string().startsWith('<svg') })

const sumsSchema = z.strictObject({ pieces: text, carats: text, amount: text })
const lineSchema = z.strictObject({
  position: z.int().positive(),
  goodsClass: text,
  description: z.string(),
  pieces: optional,
  carats: text,
  pricePerCarat: optional,
  amount: text,
  hsCode: optional,
  origin: optional,
  mining: optional,
  largestStone: optional,
  report: optional,
  certificate: optional,
  treatment: optional,
  /** Claims of a scheme that stand at the line itself. */
  claims: z.array(text),
  /** What the lines before it come to: carried forward where a page ends before it. */
  before: sumsSchema,
})

/** What every page of a trade document says of it. */
export const pageSchema = z.strictObject({
  language: z.enum(languageTags),
  documentType: z.enum(tradeDocumentTypes),
  number: text,
  date: text,
  status: z.enum(['issued', 'voided']),
  paper: z.enum(['A4', 'Letter']),
  seller: partySchema,
  buyer: partySchema,
  placeOfImport: optional,
  /** The document that it takes back, sells from or adds to. */
  refersTo: z.strictObject({ documentType: z.enum(tradeDocumentTypes), number: text, date: text }).nullable(),
  quantity: z.strictObject({ name: text, unit: z.string() }),
  totals: z.strictObject({ pieces: text, carats: text }),
  verification: verificationSchema,
  branding: brandingSchema,
})

/** What a trade document shows; every figure is already written as it is to be read. */
export const invoiceInput = pageSchema.extend({
  currency: text,
  terms: optional,
  notes: optional,
  lines: z.array(lineSchema).min(1),
  totals: sumsSchema,
  statements: z.array(statementSlipSchema),
  /** Declarations on pages of their own that belong to this one. */
  attached: z.array(text),
})
export type InvoiceInput = z.output<typeof invoiceInput>
