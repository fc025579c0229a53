import { z } from 'zod'
import { isDay } from './calendar.ts'
import { languageTags } from './languages.ts'
import { hiddenCharacter } from './text.ts'

export const dayText = z.string().refine(isDay, 'A date must exist and be written YYYY-MM-DD.')
export const keyText = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'A key is lower-case letters and digits with hyphens between.')
export const goodsKey = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{1,39}$/, 'A goods class is written in capitals, like POLISHED_NATURAL.')

const visibleText = z.string().superRefine((value, context) => {
  const hidden = hiddenCharacter(value)
  if (hidden)
    context.addIssue({ code: 'custom', message: `The text contains a character that cannot be seen (${hidden}).` })
})

/** Words that people read: nothing in them that cannot be seen (trust.md LOD-8). */
export const plainText = visibleText.min(1)

/** Where a wording, a date or a rule comes from, and what that is worth (domain.md, "How to read"). */
export const sourceSchema = z.strictObject({
  of: plainText,
  standing: z.enum(['published', 'practice', 'memory', 'derived']),
})
export type Source = z.output<typeof sourceSchema>

/** Days from `from` to the day before `until`; no end when that is null. */
export const windowSchema = z.strictObject({ from: dayText, until: dayText.nullable() })
export type Window = z.output<typeof windowSchema>

/** Countries as two letters, or the name of a group of the scheme's reference data, like EU. */
const countries = z.array(z.string().regex(/^[A-Z]{2,8}$/)).min(1)
export const whereSchema = z.strictObject({
  seller: countries.optional(),
  buyer: countries.optional(),
  import: countries.optional(),
})

/** Facts of a line or of the document that a wording may need. */
export const lineFields = [
  'countryOfOrigin',
  'countryOfMining',
  'kpCertificate',
  'largestStoneCarats',
  'treatment',
  'claimValue',
] as const
export type LineFact = (typeof lineFields)[number]

/** An option token or a field of a declaration: where its words come from. */
export const tokenSchema = z.discriminatedUnion('from', [
  /** The dealer picks one; `choices` says what each prints. */
  z.strictObject({
    name: plainText,
    from: z.literal('choice'),
    label: plainText,
    default: z.string(),
    choices: z.record(plainText, visibleText),
  }),
  /** The dealer types it. */
  z.strictObject({
    name: plainText,
    from: z.literal('text'),
    label: plainText,
    ask: plainText,
    optional: z.boolean().default(false),
    /** What a printed value looks like; null when anything of 200 characters goes. */
    pattern: z.string().nullable().default(null),
  }),
  /** A fact of the document. */
  z.strictObject({
    name: plainText,
    from: z.literal('document'),
    label: plainText,
    fact: z.enum(['seller', 'buyer', 'date', 'place-of-import', 'registration-number', 'pieces', 'quantity']),
  }),
  /** A fact of each covered line; lines that say the same share one instance of the statement. */
  z.strictObject({
    name: plainText,
    from: z.literal('line'),
    label: plainText,
    fact: z.enum(lineFields),
    ask: plainText,
    pattern: z.string().nullable().default(null),
  }),
  /** The weight of a dated threshold of the reference data, with two decimals. */
  z.strictObject({ name: plainText, from: z.literal('threshold'), label: plainText, threshold: keyText }),
])
export type Token = z.output<typeof tokenSchema>

/** A scheme's statement as its file holds it, and as it is read back from the database (domain.md 8). */
export const statementSchema = z.strictObject({
  key: keyText,
  version: z.int().positive(),
  /** Editions of one statement share a family; a document carries one edition of a family. */
  family: keyText,
  kind: z.enum(['warranty', 'declaration']),
  edition: plainText,
  name: plainText,
  locale: z.string().min(2),
  /** On the paper below the lines, on its own page under the letterhead, or at the line. */
  placement: z.enum(['document', 'own-page', 'line']),
  documentTypes: z.array(keyText).min(1),
  /** Who buys: a professional, or a consumer too. */
  buyers: z.array(z.enum(['trade', 'consumer'])).min(1),
  where: whereSchema,
  /** The words, with each option token in braces. */
  text: plainText,
  /** The words as their owner publishes them, footnote marks and all. */
  official: plainText,
  /** What the paper prints on another type of document, where that differs; flagged as an adaptation of the house. */
  adaptations: z.record(keyText, z.strictObject({ text: plainText, note: plainText })).default({}),
  /** What its owner publishes in other languages, with the same tokens: printed beside the binding English. */
  translations: z.partialRecord(z.enum(languageTags), plainText).optional(),
  /** Other wordings that are received as this edition, each with where it was seen (domain.md 1.2, 1.9). */
  variants: z.array(z.strictObject({ text: plainText, source: sourceSchema })).default([]),
  tokens: z.array(tokenSchema),
  /** By goods class: on which document dates it may be issued, and on which it is accepted when received. */
  goods: z.record(goodsKey, z.strictObject({ issue: z.array(windowSchema), accept: z.array(windowSchema).min(1) })),
  /** Whether it covers treated goods, untreated ones, or both. */
  treatment: z.enum(['untreated', 'treated', 'either']),
  requires: z.strictObject({
    /** A registration with the scheme that is valid on the document's date. */
    registration: z.boolean(),
    /** Facts that every covered line must state, with the question that asks for each. */
    lines: z.array(z.strictObject({ fact: z.enum(lineFields), ask: plainText })),
  }),
  /** What its rules forbid it for, in words, for the library's page. */
  forbids: z.array(plainText),
  source: sourceSchema,
  note: plainText.nullable(),
  supersedes: keyText.nullable(),
})

export type Statement = z.output<typeof statementSchema>
