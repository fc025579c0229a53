import type { Severity } from './catalogue.ts'

/** One fault that a rule found. `about` tells it from the rule's other findings on the same thing, and stays the same. */
export type Found = {
  readonly about: string
  readonly sentence: string
  /** How to mend this one, where the catalogue's word is not enough. */
  readonly mend?: string
  /** Where it weighs more or less than the catalogue says. */
  readonly severity?: Severity
  readonly figures?: Readonly<Record<string, string>>
}

/** 'line 3', or 'lines 1, 2 and 5'; at most ten are named. */
export function linesText(positions: readonly number[]): string {
  const sorted = [...new Set(positions)].sort((a, b) => a - b)
  const shown = sorted.slice(0, 10).map(String)
  if (sorted.length > 10) return `lines ${shown.join(', ')} and ${sorted.length - 10} more`
  const last = shown.pop() ?? ''
  return shown.length === 0 ? `line ${last}` : `lines ${shown.join(', ')} and ${last}`
}
