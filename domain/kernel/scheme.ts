import { z } from 'zod'
import { auditPackSchema } from './pack-layout.ts'
import {
  dayText,
  goodsKey,
  keyText,
  plainText,
  sourceSchema,
  type statementSchema,
  whereSchema,
  windowSchema,
} from './statement.ts'

/** When a statement must, may or must not stand on a document. The first rule of a pack that fits a line decides it. */
export const ruleSchema = z.strictObject({
  key: keyText,
  /** The family, or one statement, that it speaks of. */
  statement: keyText,
  verdict: z.enum(['must', 'may', 'must-not']),
  /** Everything that is named here has to be so; what is not named does not matter. */
  when: z.strictObject({
    documentTypes: z.array(keyText).optional(),
    buyers: z.array(z.enum(['trade', 'consumer'])).optional(),
    where: whereSchema.optional(),
    crossBorder: z.boolean().optional(),
    /** Document dates from the first day to the day before the last. */
    dates: windowSchema.optional(),
    /** Of the line. */
    goods: z.array(goodsKey).optional(),
    treated: z.boolean().optional(),
    /** Of the line's largest stone against a dated threshold of the place of import. */
    largestStone: z.strictObject({ threshold: keyText, is: z.enum(['below', 'at-or-above']) }).optional(),
  }),
  /** The rule in a sentence, for "why this wording?". */
  sentence: plainText,
  source: sourceSchema,
})
export type StatementRule = z.output<typeof ruleSchema>

/** A pack: statements that are published together, and the rules that choose them. */
export const packSchema = z.strictObject({
  key: keyText,
  version: z.int().positive(),
  name: plainText,
  publisher: plainText,
  rules: z.array(ruleSchema),
})

/** A dated weight: from which day a rule counts stones of how many carats, where and for which goods. */
export const thresholdSchema = z.strictObject({
  key: keyText,
  place: z.string().regex(/^[A-Z]{2,8}$/),
  goods: z.array(goodsKey).min(1),
  carats: z.string().regex(/^\d{1,4}\.\d{1,3}$/),
  from: dayText,
  until: dayText.nullable(),
  source: sourceSchema,
})
export type Threshold = z.output<typeof thresholdSchema>

const dated = { from: dayText.nullable(), until: dayText.nullable(), source: sourceSchema }
const duty = { place: z.string().regex(/^[A-Z]{2,8}$/), sentence: plainText, ...dated }
export const referenceSchema = z.strictObject({
  thresholds: z.array(thresholdSchema),
  /** Groups of countries that the law treats as one, with the days of each membership; null is "since before it mattered". */
  countryGroups: z.array(
    z.strictObject({ key: z.string().regex(/^[A-Z]{2,8}$/), country: z.string().regex(/^[A-Z]{2}$/), ...dated }),
  ),
  /** Participants of the scheme behind the goods, each with its trade status and since when. */
  participants: z.array(
    z.strictObject({
      name: plainText,
      countries: z.array(z.string().regex(/^[A-Z]{2}$/)),
      status: z.enum(['trading', 'suspended', 'self-suspended']),
      ...dated,
    }),
  ),
  goodsCodes: z.array(
    z.strictObject({
      code: plainText,
      description: plainText,
      goods: z.array(goodsKey),
      needsCertificate: z.boolean(),
      ...dated,
    }),
  ),
  /** What importers owe with the certificates of goods, by the place of import; the days of a duty are calendar days. */
  certificateDuties: z
    .array(
      z.discriminatedUnion('duty', [
        z.strictObject({ duty: z.literal('confirm-import'), days: z.int().positive(), ...duty }),
        z.strictObject({ duty: z.literal('list-origins'), ...duty }),
      ]),
    )
    .default([]),
})
export type Reference = z.output<typeof referenceSchema>

export const goodsSchema = z.strictObject({
  key: goodsKey,
  name: plainText,
  /** The unit of its quantity as people write it, like ct or m³, and the head of the quantity's column. */
  unit: plainText,
  quantityName: plainText.default('Quantity'),
  /** Whether a warranty is owed for it when it is bought, so that coverage and ledger count it. */
  warranted: z.boolean(),
})
export type Goods = z.output<typeof goodsSchema>

/** The records of a company that a duty to keep can speak of. */
export const keptKinds = ['issued', 'received', 'certificate', 'letter', 'pack'] as const
export type KeptKind = (typeof keptKinds)[number]

/** How long records of some kinds are kept, where. The longest of all that apply to a record counts. */
export const retentionSchema = z.strictObject({
  key: keyText,
  /** What the source calls the records. */
  record: plainText,
  of: z.array(z.enum(keptKinds)).min(1),
  /** A country or a group of them; null is everywhere. */
  place: z.string().nullable(),
  /** Who has to stand there: the company itself, or the goods, by being imported there. */
  placeOf: z
    .array(z.enum(['company', 'import']))
    .min(1)
    .default(['company']),
  years: z.int().positive(),
  /** From when the source counts. What it leaves unstated counts from the end of the fiscal year that the record is of. */
  from: z.enum(['record', 'fiscal-year-end', 'import-or-export', 'entry', 'annual-return', 'unstated']),
  source: sourceSchema,
})
export type RetentionRule = z.output<typeof retentionSchema>

export const schemeSchema = z.strictObject({
  key: keyText,
  /** Rises with every change of anything in the folder. */
  version: z.string().regex(/^\d+(\.\d+)*$/, 'A version is digits with dots, like 2 or 2.1.'),
  name: plainText,
  owner: plainText,
  goods: z.array(goodsSchema).min(1),
  /** What makes a company a member in good standing, and how one checks it. */
  registration: z.strictObject({
    name: plainText,
    numberName: plainText,
    /** Where it is renewed and looked up. */
    site: plainText,
    renewedEveryMonths: z.int().positive(),
    source: sourceSchema,
  }),
  retention: z.array(retentionSchema),
  /** The registers of an audit pack with their files, and what packs are asked for. */
  auditPack: auditPackSchema,
})

/**
 * What the linter knows of a scheme beyond its statements: the words that people print instead of them, beside them and
 * inside them (domain.md 1.9). Everything may be left out.
 */
export const lintSchema = z.strictObject({
  /** Sentences that are still printed with a statement although nobody asks for them any more. */
  riders: z.array(z.strictObject({ key: keyText, text: plainText, note: plainText, source: sourceSchema })).default([]),
  /** A word that binds, and words that bind less when they stand in its place; or any other word does. */
  verbs: z
    .array(
      z.strictObject({
        official: plainText,
        weak: z.array(plainText).min(1),
        anyOther: z.boolean().default(false),
        source: sourceSchema,
      }),
    )
    .default([]),
  /** Words that take back part of a statement when they are put into it. */
  hedges: z.array(z.strictObject({ text: plainText, source: sourceSchema })).default([]),
  /** Words that say the same as a statement's own. */
  equals: z
    .array(z.strictObject({ official: plainText, accepted: z.array(plainText).min(1), source: sourceSchema }))
    .default([]),
  /** Goods that a statement may not speak of unless it covers their class, by the words for them. */
  otherGoods: z
    .array(
      z.strictObject({
        name: plainText,
        words: z.array(plainText).min(1),
        goods: z.array(goodsKey),
        /** Whether a mention close by counts, or only one inside the statement. */
        nearby: z.boolean(),
        source: sourceSchema,
      }),
    )
    .default([]),
  /** Words that turn a mention of such goods in the same sentence into its denial, like "not". */
  denials: z.array(plainText).default([]),
})
export type Lint = z.output<typeof lintSchema>

/** What the table keeps of a scheme: everything that is not in a pack. */
export const storedSchemeSchema = z.object({ scheme: schemeSchema, reference: referenceSchema, lint: lintSchema })

export type Scheme = z.output<typeof schemeSchema>
export type StatementPack = z.output<typeof packSchema>

/** A scheme read from its folder, each part with the hash of what was read. */
export type SchemeContent = {
  readonly scheme: Scheme
  readonly reference: Reference
  readonly lint: Lint
  readonly packs: readonly {
    readonly pack: StatementPack
    readonly hash: string
    readonly statements: readonly { readonly statement: z.output<typeof statementSchema>; readonly hash: string }[]
  }[]
  /** Of everything in the folder. */
  readonly hash: string
}

/** What a document is decided by: the statements, rules and reference data of some schemes, as one serialisable value. */
export type Library = {
  readonly schemes: readonly (Scheme & { readonly reference: Reference; readonly lint: Lint })[]
  readonly packs: readonly (StatementPack & { readonly scheme: string; readonly effectiveFrom: string | null })[]
  readonly statements: readonly LibraryStatement[]
}
export type LibraryStatement = z.output<typeof statementSchema> & {
  readonly scheme: string
  readonly pack: string
  readonly hash: string
}
