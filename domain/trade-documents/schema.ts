import { z } from 'zod'
import { type Day, daySchema } from '../kernel/calendar.ts'
import { formatCarat, type MilliCarat, parseCarat } from '../kernel/carat.ts'
import { tradeDocumentTypes } from '../kernel/goods.ts'
import { type CounterpartyId, idSchema, type ReceivedDocumentId, type TradeDocumentId } from '../kernel/ids.ts'
import { languageTags } from '../kernel/languages.ts'
import {
  type Currency,
  currencyCodes,
  formatAmount,
  MAX_MINOR,
  parseAmount,
  priceTimesCarats,
} from '../kernel/money.ts'
import { lineOfText, optional, text } from '../kernel/text.ts'

export const MAX_LINES = 10_000
const MAX_CARATS = 999_999_999 as MilliCarat

/** A weight from a form, a body or a file. A fourth decimal is refused, never rounded. */
export function caratSchema(label: string) {
  return z.string({ error: `${label} is missing.` }).transform((value, context): MilliCarat => {
    try {
      const weight = parseCarat(value)
      if (weight > 0 && weight <= MAX_CARATS) return weight
      context.addIssue({ code: 'custom', message: `${label} must be more than 0 and less than 1,000,000 ct.` })
    } catch {
      context.addIssue({
        code: 'custom',
        message: `${label} must be a number with at most three decimals, like 1.503.`,
      })
    }
    return z.NEVER
  })
}

/** A country as two letters. */
export const countrySchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, 'Write the country as two letters, like BE.')
/** How many pieces a line has. */
export const piecesSchema = z.coerce
  .number({ error: 'Pieces must be a whole number.' })
  .int('Pieces must be a whole number.')
  .min(1, 'Pieces must be at least 1.')
  .max(10_000_000, 'That is too many pieces.')

/** A code of the harmonised system, of four to ten digits. */
export const hsCodeSchema = z
  .string()
  .trim()
  .regex(/^\d{4}(\.?\d{2}){0,3}$/, 'Write the HS code in digits, like 7102.39.')
const amountText = z.string().trim().max(30, 'The amount is too long.')

const lineSchema = z.object({
  goodsClass: lineOfText('Goods class', 40),
  description: lineOfText('Description', 300),
  pieces: optional(piecesSchema),
  carats: caratSchema('Carats'),
  pricePerCarat: optional(amountText),
  amount: optional(amountText),
  hsCode: optional(hsCodeSchema),
  countryOfOrigin: optional(countrySchema),
  countryOfMining: optional(countrySchema),
  largestStoneCarats: optional(caratSchema('Largest stone')),
  reportNumber: optional(lineOfText('Report number', 60)),
  /** The certificates that rough goods came under, as they are printed on them. */
  kpCertificate: optional(lineOfText('Certificate', 100)),
  /** What was done to the goods beyond cutting, in the trade's words; empty for untreated ones. */
  treatment: optional(lineOfText('Treatment', 100)),
  /** The value that a claim of the scheme states for the line, like a percentage. */
  claimValue: optional(lineOfText('Claim value', 20)),
  /** The line of the original that it takes back or sells from memo. */
  originalPosition: optional(
    z.coerce
      .number({ error: 'Name the line of the original by its number.' })
      .int('Name the line of the original by its number.')
      .min(1, 'Name the line of the original by its number.')
      .max(MAX_LINES, 'Name the line of the original by its number.'),
  ),
})

export type Line = Omit<z.output<typeof lineSchema>, 'pricePerCarat' | 'amount'> & {
  readonly pricePerCaratMinor: bigint | null
  readonly amountMinor: bigint
}

const chosen = z.string().trim().max(200, 'That is too long; write at most 200 characters.')
/** What the dealer chose where the rules leave a choice. */
export const optionsSchema = z
  .object({
    editions: z.record(z.string(), chosen).default({}),
    add: z.array(z.string().max(100)).max(100).default([]),
    tokens: z.record(z.string(), z.record(z.string(), chosen)).default({}),
  })
  .prefault({})

export const draftSchema = z
  .object({
    documentType: z.enum(tradeDocumentTypes).default('invoice'),
    documentDate: daySchema('Document date'),
    counterpartyId: z
      .string({ error: 'Choose a counterparty.' })
      .min(1, 'Choose a counterparty.')
      .pipe(idSchema<CounterpartyId>()),
    currency: z.enum(currencyCodes, { error: `Currency must be one of ${currencyCodes.join(', ')}.` }),
    originalId: optional(idSchema<TradeDocumentId>()),
    /** The memo that was received, when its goods go back. */
    originalReceivedId: optional(idSchema<ReceivedDocumentId>()),
    /** Where the goods enter; empty when that is the buyer's country. */
    placeOfImport: optional(countrySchema),
    buyerKind: z
      .enum(['trade', 'consumer'], { error: 'Say whether the buyer is in the trade or a consumer.' })
      .default('trade'),
    /** Of its paper; empty: the buyer's, or the company's own. */
    language: optional(z.enum(languageTags, { error: `Language must be one of ${languageTags.join(', ')}.` })),
    reference: optional(lineOfText('Reference', 100)),
    terms: optional(text('Terms')),
    notes: optional(text('Notes')),
    options: optionsSchema,
    lines: z
      .array(lineSchema)
      .min(1, 'A document needs at least one line.')
      .max(MAX_LINES, `A document has at most ${MAX_LINES} lines. Split it.`),
  })
  .superRefine((draft, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    const { documentType, originalId, originalReceivedId } = draft
    if (documentType === 'credit-note' && !originalId)
      wrong('originalId', 'A credit note names the document that it credits.')
    if (documentType === 'debit-note' && !originalId)
      wrong('originalId', 'A debit note names the invoice that it adds to.')
    if (documentType === 'memo-return' && !originalId === !originalReceivedId)
      wrong('originalId', 'A memo return names the memo whose goods go back, and no other document.')
    if (documentType !== 'memo-return' && originalReceivedId)
      wrong('originalReceivedId', 'Only a memo return refers to a memo that was received.')
  })
  .transform((draft, context) => {
    const lines = draft.lines.map((line, index) => priced(line, draft.currency, index, context))
    const totalMinor = lines.reduce((sum, line) => sum + line.amountMinor, 0n)
    const totalCarats = lines.reduce((sum, line) => sum + line.carats, 0)
    if (totalMinor > MAX_MINOR)
      context.addIssue({ code: 'custom', path: ['lines'], message: 'The total is too large. Split the document.' })
    const totalPieces = lines.reduce((sum, line) => sum + (line.pieces ?? 0), 0)
    if (totalPieces > 2_000_000_000)
      context.addIssue({ code: 'custom', path: ['lines'], message: 'That is too many pieces. Split the document.' })
    return { ...draft, lines, totalMinor, totalPieces, totalCarats: totalCarats as MilliCarat }
  })

/** What a form, a body or a file says: weights, amounts and days as text. */
export type DraftInput = z.input<typeof draftSchema>
/** A draft after its check, with exact totals. */
export type Draft = z.output<typeof draftSchema>

function priced(
  { pricePerCarat, amount, ...line }: z.output<typeof lineSchema>,
  currency: Currency,
  index: number,
  context: { addIssue: (issue: { code: 'custom'; path: (string | number)[]; message: string }) => void },
): Line {
  const issue = (field: string, message: string) =>
    context.addIssue({ code: 'custom', path: ['lines', index, field], message })
  const read = (field: string, value: string | null): bigint | null => {
    if (value === null) return null
    try {
      const minor = parseAmount(value, currency)
      if (minor <= MAX_MINOR) return minor
      issue(field, 'This amount is too large.')
    } catch {
      issue(field, `Write an amount in ${currency}, like ${formatAmount(123450n, currency)}.`)
    }
    return 0n
  }
  const price = read('pricePerCarat', pricePerCarat)
  const given = read('amount', amount)
  const product = price === null ? null : priceTimesCarats(price, line.carats)
  if (price === null && given === null) issue('amount', 'Give the price per carat, the amount, or both.')
  else if (product !== null && product > MAX_MINOR) issue('amount', 'Price times carats is too large.')
  else if (product !== null && given !== null && product !== given)
    issue(
      'amount',
      `Price times carats is ${formatAmount(product, currency)}: correct the amount, the price or the carats.`,
    )
  if (line.largestStoneCarats !== null && line.largestStoneCarats > line.carats)
    issue('largestStoneCarats', 'The largest stone cannot be heavier than the line.')
  return { ...line, pricePerCaratMinor: price, amountMinor: given ?? product ?? 0n }
}

/** The draft in the form in which it came, normalised: what is stored, shown again and read back. */
export function draftContent(draft: Draft): DraftInput & Record<string, unknown> {
  const { totalMinor: _minor, totalPieces: _pieces, totalCarats: _carats, lines, ...rest } = draft
  return {
    ...rest,
    lines: lines.map(({ pricePerCaratMinor, amountMinor, carats, largestStoneCarats, ...line }) => ({
      ...line,
      carats: formatCarat(carats),
      largestStoneCarats: largestStoneCarats === null ? null : formatCarat(largestStoneCarats),
      pricePerCarat: pricePerCaratMinor === null ? null : formatAmount(pricePerCaratMinor, draft.currency),
      amount: formatAmount(amountMinor, draft.currency),
    })),
  }
}

/** A kept draft as text again. It was checked when it was kept, so its thousands of lines are not checked once more. */
export const keptDraftSchema = z.object({
  documentType: z.enum(tradeDocumentTypes),
  documentDate: daySchema('Document date'),
  counterpartyId: idSchema<CounterpartyId>(),
  currency: z.enum(currencyCodes),
  originalId: optional(idSchema<TradeDocumentId>()),
  originalReceivedId: optional(idSchema<ReceivedDocumentId>()),
  placeOfImport: optional(z.string()),
  buyerKind: z.enum(['trade', 'consumer']).default('trade'),
  language: optional(z.enum(languageTags)),
  reference: optional(z.string()),
  terms: optional(z.string()),
  notes: optional(z.string()),
  options: optionsSchema,
  lines: z.array(z.custom<Readonly<Record<string, unknown>>>((line) => typeof line === 'object' && line !== null)),
})

export const listSchema = z.object({
  status: optional(z.enum(['draft', 'issued', 'voided'])),
  documentType: optional(z.enum(tradeDocumentTypes)),
  search: optional(z.string().trim().max(100)),
  counterpartyId: optional(idSchema<CounterpartyId>()),
  currency: optional(z.enum(currencyCodes, { error: `Currency must be one of ${currencyCodes.join(', ')}.` })),
  from: optional(daySchema('From')),
  to: optional(daySchema('To')),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  cursor: optional(z.string().max(200)),
})

export type ListInput = z.input<typeof listSchema>
export type ListQuery = z.output<typeof listSchema> & {
  readonly within: { readonly from: Day; readonly to: Day } | null
}
