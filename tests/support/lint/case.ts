import type { About } from '../../../domain/lint/about.ts'
import type { DeviationClass } from '../../../domain/lint/result.ts'

/** A text, and what the linter has to say of it: the statement, the outcome and exactly these classes. */
export type Case = {
  readonly name: string
  readonly text: string
  readonly about?: About
  /** Null when no statement is to be found. */
  readonly found:
    | readonly [statementKey: string, outcome: 'exact' | 'accepted-variant' | 'deviation', ...DeviationClass[]]
    | null
  /** More statements of the text, by their keys, each as good as its own words. */
  readonly beside?: readonly string[]
}
