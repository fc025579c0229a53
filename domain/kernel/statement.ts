import { z } from 'zod'
import { isDay } from './calendar.ts'
import { goodsClasses, tradeDocumentTypes } from './goods.ts'

const dayText = z.string().refine(isDay)

/** A scheme's statement as its file holds it, and as it is read back from the database. */
export const statementSchema = z.strictObject({
  key: z.string().min(1),
  version: z.int().positive(),
  kind: z.enum(['warranty', 'natural-origin']),
  edition: z.string().min(1),
  name: z.string().min(1),
  locale: z.string(),
  docTypes: z.array(z.enum(tradeDocumentTypes)),
  /** The words, with each option token in braces. */
  text: z.string().min(1),
  /** The words as their owner publishes them, footnote marks and all. */
  official: z.string().min(1),
  tokens: z.array(z.strictObject({ name: z.string(), default: z.string(), choices: z.record(z.string(), z.string()) })),
  /** On which document dates it may be issued, by goods class; `until` is the first day on which it may not. */
  issuing: z.partialRecord(z.enum(goodsClasses), z.strictObject({ from: dayText, until: dayText.nullable() })),
  requires: z.array(z.enum(['sow-registration'])),
  source: z.string().min(1),
  note: z.string().nullable(),
})

export type Statement = z.output<typeof statementSchema>

export const schemeSchema = z.strictObject({ key: z.string(), version: z.string(), name: z.string() })

/** A scheme read from its files, each part with the hash of what was read. */
export type SchemeContent = z.output<typeof schemeSchema> & {
  readonly hash: string
  readonly statements: readonly { readonly statement: Statement; readonly hash: string }[]
}
