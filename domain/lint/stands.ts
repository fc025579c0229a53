import type { Alignment } from './align.ts'
import type { Linter } from './compile.ts'
import type { Found } from './find.ts'
import type { Stand, StatementEntry } from './finding.ts'
import { type Mixture, mixtureOf } from './mixture.ts'
import type { Page } from './page.ts'

/** A neighbour that is whole keeps its words; of one that is not, a mixture may take them. */
const WHOLE = 0.75

/** A statement that stands on a page. */
export type Standing = Pick<Stand, 'entry' | 'alignment' | 'mixedWith'>

/** Where each statement stands, with the words of other editions that were mixed into it. */
export function standsOf(linter: Linter, page: Page, found: readonly Found[]): readonly Standing[] {
  const stands: (Standing & { readonly entry: StatementEntry })[] = []
  for (const each of found.toSorted((a, b) => b.score - a.score)) {
    const { entry, alignment } = each
    if (entry.kind !== 'statement' || stands.some((other) => overlaps(other, alignment))) continue
    const mixture: Mixture | null = mixtureOf(linter, page, each, freeAround(page, each, found))
    stands.push({ entry, alignment: mixture?.alignment ?? alignment, mixedWith: mixture?.edition ?? null })
  }
  return stands.sort((a, b) => a.alignment.first - b.alignment.first)
}

function freeAround(page: Page, own: Found, found: readonly Found[]): { readonly from: number; readonly to: number } {
  const whole = found.filter((other) => other !== own && isWhole(other)).map(({ alignment }) => alignment)
  const before = whole.filter(({ last }) => last < own.alignment.first).map(({ last }) => last + 1)
  const after = whole.filter(({ first }) => first > own.alignment.last).map(({ first }) => first)
  return { from: Math.max(0, ...before), to: Math.min(page.words.length, ...after) }
}

function isWhole({ alignment: { steps } }: Found): boolean {
  return steps.filter(({ op }) => op === 'match' || op === 'any').length >= WHOLE * steps.length
}

function overlaps({ alignment }: Standing, other: { readonly first: number; readonly last: number }): boolean {
  return other.first <= alignment.last && other.last >= alignment.first
}

/** Whether a word lies in the statement, from its first word to its last. */
export function holds({ alignment }: Standing, word: number): boolean {
  return word >= alignment.first && word <= alignment.last
}

/** The words that have part in a wording. */
export function wordsOf({ steps }: Alignment): readonly number[] {
  return steps.flatMap(({ op, word }) => (word < 0 || op === 'cell' ? [] : [word]))
}
