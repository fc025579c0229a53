import { z } from 'zod'
import { tradeDocumentTypes } from '../kernel/goods.ts'
import { languageTags } from '../kernel/languages.ts'

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
])
export type LetterContent = z.output<typeof letterContentSchema>
