import { z } from 'zod'
import { daySchema } from '../kernel/calendar.ts'
import { packSchema } from '../kernel/scheme.ts'
import { goodsKey, keyText, sourceSchema, statementSchema } from '../kernel/statement.ts'
import { lineOfText, optional, text } from '../kernel/text.ts'

/** A sentence of a statement. Line breaks of where it was copied from are none of its own. */
const words = (label: string) => text(label, 8000).transform((value) => value.replaceAll(/\s+/gu, ' '))

const shared = {
  effectiveOn: daySchema('The effective date'),
  /** Why: the approver and the companies read it. */
  note: text('The reason', 1000),
}

/** A new edition, or a correction of one, as its form asks for it: the statement that it begins from, and what differs. */
export const editionSchema = z.object({
  kind: z.literal('edition'),
  ...shared,
  scheme: keyText,
  /** The key of the statement that it begins from. */
  base: keyText,
  /** Under its old name the edition is corrected; under a new one it stands beside the older or takes its place. */
  edition: lineOfText('The edition', 40),
  name: lineOfText('The name'),
  text: words('The text'),
  /** Empty: published as it prints. */
  official: optional(words('The published text')),
  /** By type of document, where it prints other words. */
  adaptations: z
    .record(keyText, z.object({ text: optional(words('The text')), note: optional(lineOfText('The note', 500)) }))
    .default({}),
  /** By goods class that it covers; without a first day from the effective date on. */
  goods: z
    .record(
      goodsKey,
      z.object({
        from: optional(daySchema('The first day')),
        until: optional(daySchema('The day after the last')),
        acceptedUntil: optional(daySchema('The day after the last')),
      }),
    )
    .default({}),
  older: z.enum(['stays', 'ends'], 'Say whether the older edition may still be issued.').default('ends'),
  olderAcceptedUntil: optional(daySchema('The day after the last')),
  source: lineOfText('The source', 500),
  standing: sourceSchema.shape.standing,
})
export type EditionInput = z.output<typeof editionSchema>

/** A pack with its statements, in the form of docs/schemes.md. */
export const packInputSchema = z.object({
  kind: z.literal('pack'),
  ...shared,
  scheme: keyText,
  text: z
    .string({ error: 'The pack is missing.' })
    .min(1, 'The pack is missing.')
    .max(500_000, 'The pack is longer than 500,000 characters.'),
})
export type PackInput = z.output<typeof packInputSchema>

export const publicationSchema = z.discriminatedUnion('kind', [editionSchema, packInputSchema])
export type PublicationInput = z.output<typeof publicationSchema>

/** The records that publishing adds to the library, each with the hash under which it is known there. */
export const contentSchema = z.strictObject({
  statements: z.array(z.strictObject({ statement: statementSchema, hash: z.string() })),
  pack: z.strictObject({ pack: packSchema, hash: z.string() }).nullable(),
})
export type PublicationContent = z.output<typeof contentSchema>
