import type { Day } from '../kernel/calendar.ts'
import type { MilliCarat } from '../kernel/carat.ts'
import type { LineFact, Source, Window } from '../kernel/statement.ts'

/** A line as the chooser sees it; what is not known is null. */
export type QuestionLine = {
  readonly position: number
  readonly goodsClass: string | null
  /** In thousandths of the goods' unit. */
  readonly quantity: MilliCarat | null
  readonly pieces: number | null
  readonly largestStone: MilliCarat | null
  readonly treatment: string | null
  readonly countryOfOrigin: string | null
  readonly countryOfMining: string | null
  readonly kpCertificate: string | null
  readonly claimValue: string | null
}

export type Registration = {
  readonly scheme: string
  readonly number: string
  readonly validFrom: Day
  readonly validTo: Day
}

/** What the dealer chose where the rules leave a choice. */
export type StatementOptions = {
  /** By family: the edition that shall stand; a family not named gets the newest that may be issued. */
  readonly editions: Readonly<Record<string, string>>
  /** Families of statements that may stand, and shall. */
  readonly add: readonly string[]
  /** By statement, then by token: the choice or the words. */
  readonly tokens: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export const NO_OPTIONS: StatementOptions = { editions: {}, add: [], tokens: {} }

export type Question = {
  readonly documentType: string | null
  readonly date: Day | null
  /** The day it is for the company, and how many days before it a document's date may lie. */
  readonly today: Day
  readonly backDatingDays: number
  readonly seller: { readonly name: string; readonly country: string | null }
  readonly buyer: { readonly name: string; readonly country: string | null; readonly kind: 'trade' | 'consumer' }
  /** Null: the goods go to the buyer's country. */
  readonly placeOfImport: string | null
  readonly lines: readonly QuestionLine[]
  readonly registrations: readonly Registration[]
  readonly options: StatementOptions
}

/** What is still to be said, or cannot be so: about which field, of which line, and what would be right. */
export type Ask = {
  readonly reason:
    | 'no_document_type'
    | 'no_date'
    | 'back_dated'
    | 'no_seller_country'
    | 'no_buyer_country'
    | 'no_lines'
    | 'no_goods_class'
    | 'unknown_goods_class'
    | 'no_largest_stone'
    | 'missing_fact'
    | 'wrong_fact'
    | 'missing_words'
    | 'wrong_words'
    | 'unknown_option'
    | 'no_threshold'
    | 'no_edition_on_date'
  /** As the draft names it: `documentDate`, `lines.2.countryOfMining`, `options.tokens.<statement>.<token>`. */
  readonly field: string
  readonly line: number | null
  readonly sentence: string
}

/** The words that will print, for the lines they cover. */
export type Instance = {
  readonly text: string
  readonly tokens: Readonly<Record<string, string>>
  /** What a page of its own prints below the words. */
  readonly fields: readonly { readonly label: string; readonly value: string }[]
  readonly lines: readonly number[]
}

export type Gate =
  | { readonly open: true; readonly number: string | null }
  | { readonly open: false; readonly reason: 'no_registration' | 'registration_not_valid'; readonly sentence: string }

export type Why = { readonly rule: string | null; readonly sentence: string; readonly source: Source }

/** What is decided about one statement of the library. */
export type Decision = {
  readonly scheme: string
  readonly pack: string
  readonly key: string
  readonly version: number
  readonly family: string
  readonly edition: string
  readonly name: string
  readonly kind: 'warranty' | 'declaration'
  readonly placement: 'document' | 'own-page' | 'line'
  readonly verdict: 'must' | 'may' | 'must-not'
  /** Whether it prints as things are: it must, or it may and was chosen. */
  readonly stands: boolean
  /** The lines that it covers, or would cover. */
  readonly lines: readonly number[]
  /** Lines that it must not cover, with the reason. */
  readonly notOn: readonly { readonly lines: readonly number[]; readonly sentence: string }[]
  readonly instances: readonly Instance[]
  /** The words as far as they are known, while something is missing; … stands for what is not. */
  readonly unfinished: string | null
  readonly missing: readonly Ask[]
  readonly gate: Gate
  readonly why: Why
  /** When it may be issued for the goods that it covers. */
  readonly validity: readonly (Window & { readonly goods: string })[]
  /** The edition of the same family that stands in its place, when this one may but does not. */
  readonly insteadOf: string | null
}

export type Choice = {
  /** What has to be answered before anything can be decided, or issued. */
  readonly questions: readonly Ask[]
  readonly decisions: readonly Decision[]
}

export type { LineFact }
