import type { Token } from '../kernel/statement.ts'
import type { Step } from './edges.ts'
import type { Lattice } from './lattice.ts'
import type { Page } from './page.ts'

/** A threshold is printed as a number. */
const WEIGHT = /^\p{N}+([.,]\p{N}+)?$/u
const LONGEST = 10
const CELLS_BETWEEN = 2

/** What a printed value of the token looks like; null when anything goes. */
export function patternOf(token: Token | null): RegExp | null {
  if (token?.from === 'threshold') return WEIGHT
  return (token?.from === 'line' || token?.from === 'text') && token.pattern ? new RegExp(token.pattern, 'iu') : null
}

/** Lets a value at the end of a wording go on to the end of its sentence or line, in the column of the words before it. */
export function withValue(page: Page, lattice: Lattice, steps: readonly Step[]): readonly Step[] {
  const last = steps.at(-1)
  if (last?.op !== 'any') return steps
  const pattern = patternOf(lattice.states[last.state]?.token ?? null)
  const cells = cellsFrom(page, last.word)
  const bracketed = cells.find((cell) => /[[({<]$/.test(page.words[cell]?.marks ?? ''))
  const fits = pattern ? cells.find((cell) => isValue(page, cell, pattern)) : inColumn(page, steps, cells, last.word)
  const first = bracketed ?? fits ?? last.word
  const rest = valueWords(page, first).map((word): Step => ({ ...last, word }))
  const skipped = Array.from({ length: first - last.word }, (_, index): Step => {
    return { op: 'cell', state: -1, word: last.word + index }
  })
  return [...steps.slice(0, -1), ...skipped, ...rest]
}

/** The word, and if it begins a cell, the first words of the next ones. */
function cellsFrom(page: Page, value: number): readonly number[] {
  const cells = [value]
  if (page.cellBefore[value] === -1) return cells
  for (let word = value + 1; word < page.words.length && cells.length <= CELLS_BETWEEN; word++) {
    if (/[.;]/.test(page.words[word]?.marks ?? '')) break
    if (page.cellBefore[word] !== -1) cells.push(word)
  }
  return cells
}

function isValue(page: Page, first: number, pattern: RegExp): boolean {
  const words = valueWords(page, first)
  const text = page.given.slice(page.words[first]?.start, page.words[words.at(-1) ?? first]?.end)
  return pattern.test(text.replace(/\s+/gu, ' '))
}

function valueWords(page: Page, first: number): readonly number[] {
  const words = [first]
  for (let word = first + 1; words.length < LONGEST; word++) {
    const next = page.words[word]
    if (!next || next.gap === 'line' || next.gap === 'wide' || /[.,;:]/.test(next.marks)) break
    words.push(word)
  }
  return words
}

/** Where all lines of a wording begin in the same way and the value's does not, the value is the next cell that does. */
function inColumn(page: Page, steps: readonly Step[], cells: readonly number[], value: number): number {
  const begins = steps.filter(({ op, word }) => op === 'match' && page.cellBefore[word] !== -1)
  const gaps = new Set(begins.map(({ word }) => page.words[word]?.gap))
  const [gap] = gaps
  if (begins.length < 2 || gaps.size > 1 || !gap || page.words[value]?.gap === gap) return value
  return cells.find((cell) => page.words[cell]?.gap === gap) ?? value
}
