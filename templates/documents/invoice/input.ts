import { z } from 'zod'

const text = z.string().min(1)
const optional = text.nullable()

export const partySchema = z.strictObject({
  name: text,
  address: optional,
  country: optional,
  taxNumber: optional,
  registrationNumber: optional,
})
export const statementSlipSchema = z.strictObject({
  title: text,
  edition: text,
  text,
  source: text,
  covers: text,
  registrationNumber: optional,
})
export const verificationSchema = z.strictObject({ url: z.url(), qrSvg: z.string().startsWith('<svg') })

/** What an invoice, memo or credit note shows; every figure is already written as it is to be read. */
export const invoiceInput = z.strictObject({
  kind: z.enum(['Invoice', 'Memo', 'Credit note']),
  number: text,
  date: text,
  status: z.enum(['issued', 'voided']),
  paper: z.enum(['A4', 'Letter']),
  seller: partySchema,
  buyer: partySchema,
  currency: text,
  terms: optional,
  notes: optional,
  lines: z
    .array(
      z.strictObject({
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
      }),
    )
    .min(1),
  totals: z.strictObject({ pieces: text, carats: text, amount: text }),
  statements: z.array(statementSlipSchema),
  verification: verificationSchema,
})
export type InvoiceInput = z.output<typeof invoiceInput>
