import { z } from 'zod'
import { daySchema } from '../kernel/calendar.ts'
import type { MilliCarat } from '../kernel/carat.ts'
import { tradeDocumentTypes } from '../kernel/goods.ts'
import { type CounterpartyId, idSchema, type ReceivedDocumentId, type TradeDocumentId } from '../kernel/ids.ts'
import { type Currency, currencyCodes, MAX_MINOR, parseAmount } from '../kernel/money.ts'
import { filledRows } from '../kernel/rows.ts'
import { lineOfText, optional, text } from '../kernel/text.ts'
import { caratSchema, countrySchema, hsCodeSchema, MAX_LINES, piecesSchema } from '../trade-documents/schema.ts'

const CHOOSE_SUPPLIER = 'Choose the supplier.'
export const receivedLineSchema = z.object({
  goodsClass: lineOfText('Goods class', 40),
  description: optional(lineOfText('Description', 300)),
  pieces: optional(piecesSchema),
  carats: caratSchema('Carats'),
  amount: optional(z.string().trim().max(30, 'The amount is too long.')),
  hsCode: optional(hsCodeSchema),
  countryOfOrigin: optional(countrySchema),
  countryOfMining: optional(countrySchema),
  largestStoneCarats: optional(caratSchema('Largest stone')),
  reportNumber: optional(lineOfText('Report number', 60)),
  kpCertificate: optional(lineOfText('Certificate', 100)),
  treatment: optional(lineOfText('Treatment', 100)),
  /** The line of the document that it takes back or sells from memo. */
  originalPosition: optional(z.coerce.number().int().min(1).max(MAX_LINES)),
})

const isEmpty = (value: unknown) => value === null || value === undefined || String(value).trim() === ''

/** A form offers rows whose goods it names itself: of those only what was typed counts. */
const isBlank = (line: unknown) => {
  if (typeof line !== 'object' || line === null) return false
  if ('offered' in line) return ['carats', 'amount'].every((name) => isEmpty(Reflect.get(line, name)))
  return Object.entries(line).every(([name, value]) => name === 'goodsClass' || isEmpty(value))
}

export const receivedDocumentSchema = z
  .object({
    supplierId: z.string({ error: CHOOSE_SUPPLIER }).min(1, CHOOSE_SUPPLIER).pipe(idSchema<CounterpartyId>()),
    documentType: z.enum(tradeDocumentTypes).default('invoice'),
    number: lineOfText('Number', 60),
    documentDate: daySchema('Date'),
    originalId: optional(idSchema<ReceivedDocumentId>()),
    originalIssuedId: optional(idSchema<TradeDocumentId>()),
    /** An edition of the company's schemes, `none`, or `other` for words that are in no official edition. */
    edition: lineOfText('Edition', 60),
    statementText: optional(text('Statement')),
    currency: optional(z.enum(currencyCodes, { error: `Currency must be one of ${currencyCodes.join(', ')}.` })),
    note: optional(text('Note')),
    lines: filledRows(receivedLineSchema, isBlank, {
      most: MAX_LINES,
      none: 'A document needs at least one line.',
      tooMany: `A document has at most ${MAX_LINES} lines.`,
    }),
  })
  .superRefine(({ originalId, originalIssuedId }, context) => {
    if (originalId && originalIssuedId)
      context.addIssue({ code: 'custom', path: ['originalId'], message: 'A document refers to one other, not to two.' })
  })
  .transform((input, context) => {
    const lines = input.lines.map(({ amount, ...line }) => ({
      ...line,
      amountMinor: amountOf(amount, input.currency, line.place, context),
    }))
    const priced = lines.filter(({ amountMinor }) => amountMinor !== null)
    if (priced.length > 0 && priced.length < lines.length)
      context.addIssue({
        code: 'custom',
        path: ['lines'],
        message: 'Give an amount for every line, or for none.',
      })
    const totalMinor = priced.reduce((sum, line) => sum + (line.amountMinor ?? 0n), 0n)
    if (totalMinor > MAX_MINOR)
      context.addIssue({ code: 'custom', path: ['lines'], message: 'The total is too large. Split the document.' })
    return {
      ...input,
      lines,
      currency: priced.length > 0 ? input.currency : null,
      totalMinor: priced.length > 0 ? totalMinor : null,
      totalPieces: lines.reduce((sum, line) => sum + (line.pieces ?? 0), 0),
      totalCarats: lines.reduce((sum, line) => sum + line.carats, 0) as MilliCarat,
    }
  })

export type ReceivedDocument = z.output<typeof receivedDocumentSchema>
export type ReceivedDocumentInput = z.input<typeof receivedDocumentSchema>

function amountOf(
  amount: string | null,
  currency: Currency | null,
  at: number,
  context: { addIssue: (issue: { code: 'custom'; path: (string | number)[]; message: string }) => void },
): bigint | null {
  if (amount === null) return null
  const wrong = (message: string, path: (string | number)[] = ['lines', at, 'amount']) => {
    context.addIssue({ code: 'custom', path, message })
    return null
  }
  if (!currency) return wrong('Give the currency of the amounts.', ['currency'])
  try {
    const minor = parseAmount(amount, currency)
    return minor > MAX_MINOR ? wrong('This amount is too large.') : minor
  } catch {
    return wrong(`Write an amount in ${currency}, like 1234.50.`)
  }
}

/** A statement that came after its document, like a supplementary letter. */
export const laterStatementSchema = z.object({
  edition: lineOfText('Edition', 60),
  statementText: optional(text('Statement')),
  receivedOn: daySchema('Received on'),
  note: optional(text('Note')),
})

export const receivedListSchema = z.object({
  search: optional(z.string().trim().max(100, 'Search for at most 100 characters.')),
  documentType: optional(z.enum(tradeDocumentTypes)),
  supplierId: optional(idSchema<CounterpartyId>()),
  standing: optional(z.enum(['missing', 'accepted'])),
  status: optional(z.enum(['recorded', 'withdrawn'])),
  from: optional(daySchema('From')),
  to: optional(daySchema('To')),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  cursor: optional(z.string().max(200)),
})
export type ReceivedListQuery = z.output<typeof receivedListSchema>
