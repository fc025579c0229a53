import { z } from 'zod'
import { daySchema } from '../kernel/calendar.ts'
import { lineOfText, optional } from '../kernel/text.ts'
import { caratSchema, countrySchema, MAX_LINES, optionsSchema } from '../trade-documents/schema.ts'

/** A question from outside. What is left out is not known: the answer asks for it where it matters. */
export const chooseSchema = z.object({
  documentType: optional(lineOfText('Document type', 40)),
  documentDate: optional(daySchema('Document date')),
  buyer: z
    .object({
      name: z.string().max(200).default(''),
      country: optional(countrySchema),
      kind: z.enum(['trade', 'consumer']).default('trade'),
    })
    .default({ name: '', country: null, kind: 'trade' }),
  placeOfImport: optional(countrySchema),
  options: optionsSchema,
  lines: z
    .array(
      z
        .object({
          goodsClass: optional(lineOfText('Goods class', 40)),
          carats: optional(caratSchema('Carats')),
          pieces: optional(z.int('Pieces must be a whole number.').min(1).max(10_000_000)),
          largestStoneCarats: optional(caratSchema('Largest stone')),
          treatment: optional(lineOfText('Treatment', 100)),
          countryOfOrigin: optional(countrySchema),
          countryOfMining: optional(countrySchema),
          kpCertificate: optional(lineOfText('Certificate', 100)),
          claimValue: optional(lineOfText('Claim value', 20)),
        })
        .transform(({ carats: quantity, largestStoneCarats: largestStone, ...line }) => ({
          ...line,
          quantity,
          largestStone,
        })),
    )
    .max(MAX_LINES, `A document has at most ${MAX_LINES} lines.`)
    .default([]),
})
export type ChooseInput = z.input<typeof chooseSchema>
