import type { DiffPart } from '../kernel/word-diff.ts'

/** Everything that can be wrong with a statement on a paper. */
export const deviationClasses = [
  'wrong-edition',
  'wrong-goods',
  'several-editions-mixed',
  'weakened-verb',
  'brackets-unresolved',
  'obsolete-rider',
  'truncated',
  'inserted-words',
  'typing-error',
  'none-found',
] as const
export type DeviationClass = (typeof deviationClasses)[number]

export type Deviation = { readonly class: DeviationClass; readonly sentence: string }

/** A statement of the library as it stands in a text. */
export type Finding = {
  readonly scheme: string
  readonly statementKey: string
  readonly version: number
  readonly edition: string
  readonly name: string
  /** Where the official words come from. */
  readonly source: string
  readonly outcome: 'exact' | 'accepted-variant' | 'deviation'
  /** The words alone, whatever date, goods and neighbours say. */
  readonly wording: 'exact' | 'accepted-variant' | 'changed'
  readonly deviations: readonly Deviation[]
  /** Why a variant is accepted, in sentences. */
  readonly remarks: readonly string[]
  readonly diff: readonly DiffPart[]
  /** Where it stands in the text that was given. */
  readonly start: number
  readonly end: number
  /** What stands there, as it was given. */
  readonly found: string
}

export type LintResult = {
  /** The worst of the findings; `none` when the text carries no statement of the library. */
  readonly verdict: 'exact' | 'accepted-variant' | 'deviation' | 'none'
  readonly findings: readonly Finding[]
  /** What is wrong with the text as a whole. */
  readonly deviations: readonly Deviation[]
}
