import { z } from 'zod'
import { daySchema } from '../../kernel/calendar.ts'
import { tradeDocumentTypes } from '../../kernel/goods.ts'

const words = z.string().nullable()
const handedLine = z.object({
  goodsClass: z.string(),
  description: z.string(),
  pieces: z.number().nullable(),
  carats: z.string(),
  amount: z.string(),
  hsCode: words,
  countryOfOrigin: words,
  countryOfMining: words,
  largestStoneCarats: words,
  reportNumber: words,
  kpCertificate: words,
  treatment: words,
  originalPosition: z.number().nullable(),
})

/** A document as the company that issued it hands it to the one that it is for. Nothing else of the issuer goes along. */
export const handedSchema = z.object({
  documentType: z.enum(tradeDocumentTypes),
  number: z.string(),
  documentDate: daySchema('Date'),
  currency: z.string(),
  unit: z.string(),
  sellerName: z.string(),
  totalCarats: z.string(),
  totalAmount: z.string(),
  /** What it refers to: a document of the issuer's, or one of the receiver's own that the issuer had received. */
  original: z.object({ number: z.string(), of: z.enum(['issuer', 'receiver']) }).nullable(),
  statements: z.array(z.object({ edition: z.string(), kind: z.string(), text: z.string() })),
  lines: z.array(handedLine),
})
export type Handed = z.output<typeof handedSchema>
