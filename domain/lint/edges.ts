import type { Lattice } from './lattice.ts'
import { marksAfter, type Page } from './page.ts'

/** One step of the way from a wording to what stands on the page; -1 where one side has no part in it. */
export type Step = {
  readonly op: 'match' | 'slip' | 'other' | 'any' | 'inserted' | 'cell' | 'missing'
  readonly state: number
  readonly word: number
}

/** So far from a wording its first or last word may stand, behind words that were put between. */
const FARTHEST = 16
/** So many words may be missing at an edge for the first of them to be looked for. */
const FEW = 4

/**
 * Looks for the first and the last word of a wording a little farther off, in the same sentence: it is cheaper to miss two
 * words than to explain three that were put behind them, and yet nobody would say that they are missing.
 */
export function withEdges(page: Page, lattice: Lattice, steps: readonly Step[]): readonly Step[] {
  const atEnd = withLast(page, lattice, steps)
  return withFirst(page, lattice, atEnd)
}

function withFirst(page: Page, lattice: Lattice, steps: readonly Step[]): readonly Step[] {
  const missing = steps.findIndex(({ op }) => op !== 'missing')
  const [own, next] = [steps[0], steps[missing]]
  if (missing < 1 || missing > FEW || !own || !next || next.word < 1) return steps
  for (let word = next.word - 1; word >= Math.max(0, next.word - FARTHEST); word--) {
    if (isBreak(page, word + 1)) return steps
    if (!isSame(page, lattice, own, word) || !isSentence(page, lattice, own, word, next.word)) continue
    const between = wordsBetween(word, next.word)
    return [{ op: 'match', state: own.state, word }, ...between, ...steps.slice(1)]
  }
  return steps
}

function withLast(page: Page, lattice: Lattice, steps: readonly Step[]): readonly Step[] {
  const last = steps.findLastIndex(({ op }) => op !== 'missing')
  const missing = steps.length - 1 - last
  const [own, before] = [steps.at(-1), steps[last]]
  if (last < 0 || missing < 1 || missing > FEW || !own || !before || before.word < 0) return steps
  for (let word = before.word + 1; word <= before.word + FARTHEST && !isBreak(page, word); word++)
    if (isSame(page, lattice, own, word) && (page.words[word]?.gap === 'space' || /^[.!]/.test(marksAfter(page, word))))
      return [...steps.slice(0, -1), ...wordsBetween(before.word, word), { op: 'match', state: own.state, word }]
  return steps
}

function isSame(page: Page, lattice: Lattice, { state }: Step, word: number): boolean {
  return lattice.ids[state] === page.ids[word] && (page.ids[word] ?? -1) >= 0
}

function isBreak(page: Page, word: number): boolean {
  const next = page.words[word]
  return !next || /[.;!?]/.test(next.marks)
}

/** Whether a word before the wording begins its sentence: with its capital, on its line, or on the same one. */
function isSentence(page: Page, lattice: Lattice, { state }: Step, word: number, until: number): boolean {
  const capital = /^\p{Lu}/u
  const begins =
    capital.test(lattice.states[state]?.shown ?? '') && capital.test(page.given.slice(page.words[word]?.start))
  return (
    begins ||
    word === 0 ||
    page.cellBefore[word] !== -1 ||
    page.words.slice(word + 1, until + 1).every(({ gap }) => gap === 'space')
  )
}

function wordsBetween(first: number, until: number): readonly Step[] {
  return Array.from({ length: until - first - 1 }, (_, index) => ({
    op: 'inserted',
    state: -1,
    word: first + 1 + index,
  }))
}
