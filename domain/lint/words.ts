import { readCharacters, SOFT_HYPHEN } from './characters.ts'

/** What stands between a word and the one before it. A wide gap or a new line may be the edge of a column. */
export type Gap = 'none' | 'space' | 'wide' | 'line'

/** A word of a text as it is compared, with where it stands in the text that was given. */
export type Word = {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly gap: Gap
  /** Punctuation between the word before and this one, without space and quotation marks. */
  readonly marks: string
  /** Whether its spaces had to be put right: 'joined' from pieces, or 'cut' out of a longer word. */
  readonly spacing: 'as-found' | 'joined' | 'cut'
  /** Whether the word ends with a hyphen before white space, as at the end of a line. */
  readonly broken: boolean
}

/** The words of a text, and the punctuation after the last one. */
export type Words = { readonly words: readonly Word[]; readonly after: string }

// A number keeps the points, commas and slashes inside it: they are what it says.
const WORD =
  /\p{N}+(?:[.,/]\p{N}+)*|[\p{L}\p{M}\uFFFD](?:[\p{L}\p{M}\p{N}\uFFFD]|\u00AD(?=[\p{L}\p{M}]))*(?:'[\p{L}\p{M}]+)*|[&%]/gu

/** Reads a text into words, whatever its white space, quotes, ligatures and capitals are. */
export function readWords(given: string): Words {
  const { text, start, end } = readCharacters(given)
  const words: Word[] = []
  let before = 0
  for (const match of text.matchAll(WORD)) {
    const [found] = match
    const until = match.index + found.length
    words.push({
      text: found.includes(SOFT_HYPHEN) ? found.replaceAll(SOFT_HYPHEN, '') : found,
      start: start[match.index] ?? 0,
      end: end[until - 1] ?? given.length,
      ...between(text, before, match.index),
      spacing: 'as-found',
      broken: isBroken(text, until),
    })
    before = until
  }
  return { words, after: between(text, before, text.length).marks }
}

function between(text: string, from: number, to: number): { readonly gap: Gap; readonly marks: string } {
  if (to === from) return { gap: 'none', marks: '' }
  if (to === from + 1 && text.charCodeAt(from) === 0x20) return { gap: 'space', marks: '' }
  const separator = text.slice(from, to)
  const marks = separator.replace(/[\s"'|•·▪\u00AD]+/gu, '')
  if (separator.includes('\n')) return { gap: 'line', marks }
  if (/\t| {2}|\|/.test(separator)) return { gap: 'wide', marks }
  return { gap: separator.includes(' ') ? 'space' : 'none', marks }
}

function isBroken(text: string, at: number): boolean {
  const hyphen = text.charAt(at)
  return (hyphen === '-' || hyphen === SOFT_HYPHEN) && /\s/.test(text.charAt(at + 1))
}
