import type { Alignment } from './align.ts'
import type { Page } from './page.ts'

/** A place in a statement that should have been filled in or taken away before it was printed. */
export type Bracket = { readonly text: string; readonly start: number; readonly end: number }

const BRACKETS = /[[{<][^[\]{}<>]*[\]}>]|\([^()]*\)|_{2,}|\.{4,}|…{2,}/gu

/** Brackets round an option's words, and blanks that were left open, inside a wording or at its edge. */
export function openBrackets(page: Page, { first, last, lattice, steps }: Alignment): readonly Bracket[] {
  const from = Math.max(page.words[first - 1]?.end ?? 0, (page.words[first]?.start ?? 0) - 2)
  const to = Math.min(page.words[last + 1]?.start ?? page.given.length, (page.words[last]?.end ?? 0) + 2)
  const optional = new Set(
    steps.flatMap(({ state, word }) => (word >= 0 && state >= 0 && lattice.states[state]?.token ? [word] : [])),
  )
  return [...page.given.slice(from, to).matchAll(BRACKETS)].flatMap((match) => {
    const start = from + match.index
    const bracket = { text: match[0], start, end: start + match[0].length }
    // Round brackets may be the writer's own.
    const isOpen = !match[0].startsWith('(') || wordsIn(page, bracket, first, last).some((word) => optional.has(word))
    return isOpen ? [bracket] : []
  })
}

function wordsIn(page: Page, { start, end }: Bracket, first: number, last: number): readonly number[] {
  const words: number[] = []
  for (let word = first; word <= last; word++) {
    const found = page.words[word]
    if (found && found.start >= start && found.end <= end) words.push(word)
  }
  return words
}
