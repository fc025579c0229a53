import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type PaperType, paperTypes } from '../../domain/kernel/goods.ts'
import { LANGUAGES, type LanguageTag, languageTags } from '../../domain/kernel/languages.ts'

const word = z.string().min(1)
// biome-ignore format: a list of words
const WORDS = [
  'statement', 'seller', 'buyer', 'registrationNumber', 'taxNumber', 'position', 'goods', 'origin',
  'minedIn', 'mining', 'pieces', 'carats', 'quantity', 'per', 'amount', 'total',
  'report', 'largest', 'largestStone', 'certificate', 'refersTo', 'dated', 'placeOfImport', 'terms',
  'notes', 'attached', 'edition', 'covers', 'allLines', 'lines', 'registration', 'source',
  'goodsOf', 'totalCovered', 'signature', 'date', 'check', 'scan', 'voided', 'binding',
  'translation', 'broughtForward', 'carriedForward', 'page', 'bank',
  'recipient', 'supplies', 'issuedOnes', 'receivedOnes', 'underWarranty', 'document', 'none', 'account',
] as const

// biome-ignore format: a list of words
const PACK_WORDS = [
  'cover', 'summary', 'purpose', 'omitted', 'redacted', 'withheld', 'period', 'askedBy', 'askedOn', 'replaces', 'because', 'sandbox', 'on', 'off',
  'contents', 'issued', 'printed', 'overrides', 'received', 'elsewhere', 'logHere', 'logAll', 'proven', 'unproven', 'volumes',
  'numbers', 'used', 'voided', 'missing', 'quantities', 'goodsClass', 'unit', 'invoiced', 'receivedWarranted',
  'noQuantities', 'registers', 'file', 'bytes', 'howToCheck', 'check', 'notChecked',
  'recorded', 'closing', 'allGoods', 'noMoves',
] as const
// biome-ignore format: a list of words
const BUCKETS = [
  'opening', 'received', 'produced', 'returns-in', 'adjustments', 'issued', 'returns-out', 'consumed',
] as const

// biome-ignore format: a list of words
const AUDIT_WORDS = [
  'auditor', 'scheme', 'period', 'form', 'conclusion', 'examined', 'question', 'population', 'method', 'looked', 'deviations', 'atMost',
  'tolerable', 'noSamples', 'findings', 'finding', 'severity', 'state', 'noFindings', 'packs', 'notExamined', 'signed',
] as const

const words = <const W extends string>(names: readonly W[]) =>
  Object.fromEntries(names.map((name) => [name, word])) as Record<W, typeof word>

/** What the pages of an audit pack say of themselves. */
const packLabelsSchema = z.strictObject({
  ...words(PACK_WORDS),
  buckets: z.strictObject(words(BUCKETS)),
  /** What nobody has checked. */
  unchecked: z.array(word).length(4),
})

/** What an auditor's certificate says beside his own words; ISA and ISAE keep their names. */
const auditLabelsSchema = z.strictObject({
  ...words(AUDIT_WORDS),
  forms: z.strictObject(words(['agreed-upon-procedures', 'limited-assurance', 'other'])),
  conclusions: z.strictObject(words(['without-exceptions', 'with-exceptions', 'no-conclusion'])),
  populations: z.strictObject(words(['issued', 'received', 'certificates'])),
  methods: z.strictObject(words(['attribute', 'random', 'systematic', 'monetary', 'risk', 'targeted'])),
  severities: z.strictObject(words(['critical', 'major', 'minor', 'observation'])),
  states: z.strictObject(words(['open', 'answered', 'sent-back', 'closed'])),
})

/** What a paper says of itself, in its language: never the scheme's words, which stay as published. */
export const labelsSchema = z.strictObject({
  kinds: z.strictObject(words<PaperType>(paperTypes)),
  ...words(WORDS),
  pack: packLabelsSchema,
  audit: auditLabelsSchema,
})
export type Labels = z.output<typeof labelsSchema>

const read = (tag: LanguageTag) =>
  labelsSchema.parse(JSON.parse(readFileSync(new URL(`./${tag}.json`, import.meta.url), 'utf8')))
const all = Object.fromEntries(languageTags.map((tag) => [tag, read(tag)])) as Readonly<Record<LanguageTag, Labels>>

/** The labels of a language, all of them. */
export function labelsOf(language: LanguageTag): Labels {
  return all[language]
}

/** Which way the language is read. */
export function directionOf(language: LanguageTag): 'ltr' | 'rtl' {
  return LANGUAGES[language].direction
}
