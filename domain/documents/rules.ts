import type { Day } from '../kernel/calendar.ts'
import { formatCarat, type MilliCarat, parseCarat } from '../kernel/carat.ts'
import { LANGUAGES, type LanguageTag } from '../kernel/languages.ts'
import { CURRENCIES, type Currency, formatAmount } from '../kernel/money.ts'

/** Which lines a statement covers, as '1, 3'; null when it covers all. */
export function coveredLines(positions: readonly number[], lineCount: number): string | null {
  return positions.length === lineCount ? null : positions.join(', ')
}

/** How days, weights, amounts and countries are written in a language. Exact: numbers are written from their digits. */
export type Writing = {
  readonly day: (day: Day) => string
  /** A weight from the database: two decimals, the thousandth only when it is there. */
  readonly carats: (stored: string) => string
  /** Minor units. A currency of an older release keeps two decimals. */
  readonly amount: (minor: bigint, currency: string) => string
  readonly count: (count: number) => string
  /** A rate in thousandths as percent with one decimal. */
  readonly rate: (thousandths: number) => string
  /** To the second, in UTC. */
  readonly instant: (at: Date) => string
  /** ISO 3166-1 alpha-2 to its name. */
  readonly country: (code: string | null) => string | null
}

/** Intl marks directions with signs that no font draws; the page isolates its figures by itself. */
const unmarked = (text: string) => text.replace(/[\u200e\u200f\u061c]/g, '')

const writings = new Map<LanguageTag, Writing>()

/** The writing of a language, with the trade's digits 0 to 9 in every script. Made once: Intl takes its time. */
export function writingIn(language: LanguageTag): Writing {
  const writing = writings.get(language) ?? newWriting(language)
  writings.set(language, writing)
  return writing
}

function newWriting(language: LanguageTag): Writing {
  const { locale } = LANGUAGES[language]
  const digits = { numberingSystem: 'latn' } as const
  const days = new Intl.DateTimeFormat(locale, {
    ...digits,
    ...{ calendar: 'gregory', timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' },
  })
  const decimals = new Map<number, Intl.NumberFormat>()
  const number = (text: string, places: number) => {
    const known = decimals.get(places)
    const format =
      known ??
      new Intl.NumberFormat(locale, { ...digits, minimumFractionDigits: places, maximumFractionDigits: places })
    if (!known) decimals.set(places, format)
    // Text, not a number: nothing is rounded on the way.
    return unmarked(format.format(text as Intl.StringNumericLiteral))
  }
  const regions = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' })
  return {
    day: (day) => unmarked(days.format(new Date(`${day}T00:00:00Z`))),
    instant: (at) => `${unmarked(days.format(at))}, ${at.toISOString().slice(11, 19)} UTC`,
    carats(stored) {
      const text = formatCarat(parseCarat(stored) as MilliCarat)
      return number(text, text.endsWith('0') ? 2 : 3)
    },
    amount(minor, currency) {
      const known = currency in CURRENCIES ? (currency as Currency) : 'USD'
      return number(formatAmount(minor, known), CURRENCIES[known])
    },
    count: (count) => number(String(count), 0),
    rate: (thousandths) => `${number((thousandths / 10).toFixed(1), 1)} %`,
    country: (code) => (code ? (regions.of(code) ?? code) : null),
  }
}

/** The papers of a trade document: itself, its warranty by itself, and pages of one statement each. */
export const paperKinds = ['trade-document', 'warranty-statement', 'declaration', 'supplementary-letter'] as const
export type PaperKind = (typeof paperKinds)[number]

/** Whether a paper is one of several of its kind, each with a statement of its own. */
export function isOfOneStatement(kind: PaperKind): kind is 'declaration' | 'supplementary-letter' {
  return kind === 'declaration' || kind === 'supplementary-letter'
}

/** What comes after the document's number in the name of the file that one of its papers is. */
export function endingOf({
  kind,
  statementKey,
}: {
  readonly kind: string
  readonly statementKey: string | null
}): string {
  if (kind === 'trade-document') return ''
  if (kind === 'supplementary-letter') return `-supplement-${statementKey}`
  return statementKey === null ? '-warranty' : `-${statementKey}`
}
