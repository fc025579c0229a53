import { z } from 'zod'
import { daySchema } from '../kernel/calendar.ts'
import { type CounterpartyId, idSchema } from '../kernel/ids.ts'
import { currencyCodes, MAX_MINOR, parseAmount } from '../kernel/money.ts'
import { lineOfText, optional, text } from '../kernel/text.ts'
import { caratSchema } from '../trade-documents/schema.ts'

const CHOOSE_SUPPLIER = 'Choose the supplier.'

// A form has a row for every goods class; those that were left empty do not count.
const caratRow = z.object({
  goodsClass: lineOfText('Goods class', 40),
  carats: z
    .string({ error: 'Carats is missing.' })
    .transform((value) => (value.trim() === '' ? null : value))
    .pipe(caratSchema('Carats').nullable()),
})

export const receivedWarrantySchema = z
  .object({
    supplierId: z.string({ error: CHOOSE_SUPPLIER }).min(1, CHOOSE_SUPPLIER).pipe(idSchema<CounterpartyId>()),
    number: lineOfText('Number', 60),
    documentDate: daySchema('Date'),
    edition: lineOfText('Edition', 60),
    currency: optional(z.enum(currencyCodes, { error: `Currency must be one of ${currencyCodes.join(', ')}.` })),
    amount: optional(z.string().trim().max(30, 'The amount is too long.')),
    note: optional(text('Note')),
    carats: z
      .array(caratRow)
      .transform((rows) => rows.flatMap(({ goodsClass, carats }) => (carats === null ? [] : [{ goodsClass, carats }])))
      .refine((rows) => rows.length > 0, 'Give the carats of at least one goods class.')
      .refine((rows) => new Set(rows.map((row) => row.goodsClass)).size === rows.length, 'Give each goods class once.'),
  })
  .transform((input, context) => {
    const { amount, ...rest } = input
    let amountMinor: bigint | null = null
    if (amount !== null) {
      try {
        amountMinor = parseAmount(amount, input.currency ?? 'USD')
      } catch {
        context.addIssue({ code: 'custom', path: ['amount'], message: 'Write an amount, like 1234.50.' })
      }
      if (!input.currency)
        context.addIssue({ code: 'custom', path: ['currency'], message: 'Give the currency of the amount.' })
      if (amountMinor !== null && amountMinor > MAX_MINOR)
        context.addIssue({ code: 'custom', path: ['amount'], message: 'This amount is too large.' })
    }
    return { ...rest, amountMinor }
  })

export type ReceivedWarranty = z.output<typeof receivedWarrantySchema>
export type ReceivedWarrantyInput = z.input<typeof receivedWarrantySchema>

export const receivedListSchema = z.object({
  search: optional(z.string().trim().max(100, 'Search for at most 100 characters.')),
  from: optional(daySchema('From')),
  to: optional(daySchema('To')),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: optional(z.string().max(200)),
})
