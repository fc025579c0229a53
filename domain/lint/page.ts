import { mendSpacing } from './spacing.ts'
import { nearWords, STRANGE, type Vocabulary } from './vocabulary.ts'
import { readWords, type Word } from './words.ts'

/** A text that was read, ready to be compared. */
export type Page = {
  readonly given: string
  readonly words: readonly Word[]
  /** The vocabulary's number of each word. */
  readonly ids: Int32Array
  /** Punctuation after the last word. */
  readonly after: string
  /** For a word that begins a cell, a line or what stands behind a wide gap, the word that begins the cell before; else -1. */
  readonly cellBefore: Int32Array
  /** The numbers of the words that a word may be a misspelling of. */
  readonly near: (word: number) => readonly number[]
}

const WIDEST_CELL = 14

/** Reads a text with the library's words in mind. */
export function readPage(given: string, vocabulary: Vocabulary): Page {
  const { words, after } = readWords(given)
  return pageOf({ given, after }, mendSpacing(words, vocabulary), vocabulary)
}

/** What is left of a page without some of its words, to be read as if they had never stood there. */
export function pageWithout(page: Page, gone: (word: number) => boolean, vocabulary: Vocabulary): Page {
  return pageOf(
    page,
    page.words.filter((_, index) => !gone(index)),
    vocabulary,
  )
}

function pageOf({ given, after }: Pick<Page, 'given' | 'after'>, words: readonly Word[], vocabulary: Vocabulary): Page {
  const cellBefore = new Int32Array(words.length + 1).fill(-1)
  let cell = -1
  for (const [index, { gap }] of words.entries()) {
    if (index > 0 && gap !== 'line' && gap !== 'wide') continue
    // More words than that are no line of a column.
    cellBefore[index] = index - cell <= WIDEST_CELL ? cell : -1
    cell = index
  }
  const near: (readonly number[] | undefined)[] = []
  return {
    given,
    words,
    after,
    cellBefore,
    ids: Int32Array.from(words, ({ text }) => vocabulary.ids.get(text) ?? STRANGE),
    near: (index) => (near[index] ??= nearWords(vocabulary, words[index]?.text ?? '')),
  }
}

/** Punctuation after a word. */
export function marksAfter(page: Page, word: number): string {
  return page.words[word + 1]?.marks ?? page.after
}
