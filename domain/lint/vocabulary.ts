/** Every word of the library's wordings with a number, so that words are compared as numbers. */
export type Vocabulary = {
  readonly words: readonly string[]
  readonly ids: ReadonlyMap<string, number>
  /** Which letters each word has, as bits: words whose letters differ much are not looked at twice. */
  readonly letters: Int32Array
  /** The first two letters of each word, and the last two: a text that begins or ends otherwise is not made of them. */
  readonly edges: ReadonlySet<string>
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
    edges: new Set(words.flatMap((word) => [`${word.slice(0, 2)}…`, `…${word.slice(-2)}`])),
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
    if (other !== word && isWithin(Math.min(limit, slips(other.length)), word, other)) near.push(id)
  }
  return near
}

/** Whether one word reads like a slip of the pen for the other. */
export function isNear(a: string, b: string): boolean {
  const limit = Math.min(slips(a.length), slips(b.length))
  return a !== b && limit > 0 && isWithin(limit, a, b)
}

/** Whether one word stands for the other by no more than two slips, however short it is. */
export function isAlmost(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= 4 && isWithin(2, a, b)
}

/** How many slips make a word of that length still the same word, misspelled. */
function slips(length: number): number {
  if (length < 2) return 0
  return length < 6 ? 1 : 2
}

/**
 * Whether at most `limit` letters were added, dropped, replaced or swapped with their neighbour. Looks only along the
 * diagonal, since thousands of words are compared on each page.
 */
function isWithin(limit: number, a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > limit) return false
  const width = 2 * limit + 1
  // rows[i % 3] holds the distances of a's first i letters to b's first i - limit to i + limit ones.
  const rows = [0, 1, 2].map(() => new Uint8Array(width + 2).fill(limit + 1))
  for (let i = 0; i <= a.length; i++) {
    const [row, above, twoAbove] = [rows[i % 3], rows[(i + 2) % 3], rows[(i + 1) % 3]]
    if (!row || !above || !twoAbove) return false
    let least = limit + 1
    for (let band = 0; band < width; band++) {
      const j = i + band - limit
      let cost = limit + 1
      if (j >= 0 && j <= b.length) {
        if (i === 0 || j === 0) cost = Math.max(i, j)
        else {
          const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
          const left = band === 0 ? limit + 1 : (row[band - 1] ?? 0)
          cost = Math.min((above[band] ?? 0) + (same ? 0 : 1), (above[band + 1] ?? 0) + 1, left + 1)
          if (
            i > 1 &&
            j > 1 &&
            a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
            a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
          )
            cost = Math.min(cost, (twoAbove[band] ?? 0) + 1)
        }
      }
      row[band] = Math.min(cost, limit + 1)
      if (cost < least) least = cost
    }
    row[width] = limit + 1
    if (least > limit) return false
  }
  return (rows[a.length % 3]?.[b.length - a.length + limit] ?? limit + 1) <= limit
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
