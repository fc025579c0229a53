import { z } from 'zod'
import { daySchema } from '../kernel/calendar.ts'
import { goodsClasses } from '../kernel/goods.ts'
import { type CounterpartyId, idSchema } from '../kernel/ids.ts'
import { currencyCodes, MAX_MINOR, parseAmount } from '../kernel/money.ts'
import { lineOfText, optional, text } from '../kernel/text.ts'
import { caratSchema } from '../trade-documents/schema.ts'

export const MAX_FILE_BYTES = 10 * 1024 * 1024
export const receivedEditions = ['SOW-2021', 'SOW-2002', 'none', 'other'] as const

export const receivedWarrantySchema = z
  .object({
    supplierId: idSchema<CounterpartyId>(),
    number: lineOfText('Number', 60),
    documentDate: daySchema('Date'),
    edition: z.enum(receivedEditions, { error: `Edition must be one of ${receivedEditions.join(', ')}.` }),
    currency: optional(z.enum(currencyCodes)),
    amount: optional(z.string().trim().max(30)),
    note: optional(text('Note')),
    carats: z
      .array(z.object({ goodsClass: z.enum(goodsClasses), carats: caratSchema('Carats') }))
      .min(1, 'Give the carats of at least one goods class.')
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
  search: optional(z.string().trim().max(100)),
  from: optional(daySchema('From')),
  to: optional(daySchema('To')),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: optional(z.string().max(200)),
})

/** The media type that the first bytes tell, or null: a file's name and its sender's word count for nothing. */
export function sniffFile(content: Uint8Array): 'application/pdf' | 'image/png' | 'image/jpeg' | null {
  const start = Buffer.from(content.subarray(0, 8))
  if (start.subarray(0, 5).toString('latin1') === '%PDF-') return 'application/pdf'
  if (start.equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png'
  if (start[0] === 0xff && start[1] === 0xd8 && start[2] === 0xff) return 'image/jpeg'
  return null
}
