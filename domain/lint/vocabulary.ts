/** Every word of the library's wordings with a number, so that words are compared as numbers. */
export type Vocabulary = {
  readonly words: readonly string[]
  readonly ids: ReadonlyMap<string, number>
  /** Which letters each word has, as bits: words whose letters differ much are not looked at twice. */
  readonly letters: Int32Array
  /** The words that each may be a misspelling of. */
  readonly near: readonly (readonly number[])[]
}

/** The id of a word that is not in the vocabulary. */
export const STRANGE = -1

export function vocabularyOf(all: Iterable<string>): Vocabulary {
  const words = [...new Set(all)]
  const listed = { words, letters: Int32Array.from(words, lettersOf) }
  return {
    ...listed,
    ids: new Map(words.map((word, id) => [word, id])),
    near: words.map((word) => compareAll(listed, word)),
  }
}

/** The words of the vocabulary that this one may be a misspelling of, without itself. */
export function nearWords(vocabulary: Vocabulary, word: string): readonly number[] {
  const id = vocabulary.ids.get(word)
  return (id === undefined ? undefined : vocabulary.near[id]) ?? compareAll(vocabulary, word)
}

/** A word may be a misspelling of so many; more are not told apart anyway. */
const NEAR = 4

function compareAll(vocabulary: Pick<Vocabulary, 'words' | 'letters'>, word: string): readonly number[] {
  const limit = slips(word.length)
  const near: number[] = []
  if (limit === 0 || word.length > 40) return near
  const letters = lettersOf(word)
  for (let id = 0; id < vocabulary.words.length && near.length < NEAR; id++) {
    const other = vocabulary.words[id] ?? ''
    if (Math.abs(other.length - word.length) > limit || bits(letters ^ (vocabulary.letters[id] ?? 0)) > 2 * limit)
      continue
    if (other !== word && distance(word, other) <= Math.min(limit, slips(other.length))) near.push(id)
  }
  return near
}

/** Whether one word reads like a slip of the pen for the other. */
export function isNear(a: string, b: string): boolean {
  const limit = Math.min(slips(a.length), slips(b.length))
  return a !== b && limit > 0 && Math.abs(a.length - b.length) <= limit && distance(a, b) <= limit
}

/** Whether one word stands for the other by no more than two slips, however short it is. */
export function isAlmost(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= 4 && Math.abs(a.length - b.length) <= 2 && distance(a, b) <= 2
}

/** How many slips make a word of that length still the same word, misspelled. */
function slips(length: number): number {
  if (length < 2) return 0
  return length < 6 ? 1 : 2
}

/** The fewest letters added, dropped, replaced or swapped with their neighbour that make one word the other. */
function distance(a: string, b: string): number {
  let [twoBack, oneBack]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(
        Math.min(
          (oneBack[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (oneBack[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
          swapped ? (twoBack[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    ;[twoBack, oneBack] = [oneBack, row]
  }
  return oneBack[b.length] ?? 0
}

function lettersOf(word: string): number {
  let letters = 0
  for (let index = 0; index < word.length; index++) letters |= 1 << (word.charCodeAt(index) % 31)
  return letters
}

function bits(value: number): number {
  let count = 0
  for (let rest = value; rest !== 0; rest &= rest - 1) count++
  return count
}
