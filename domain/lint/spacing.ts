import { UNKNOWN } from './characters.ts'
import { nearWords, type Vocabulary } from './vocabulary.ts'
import type { Word } from './words.ts'

/** A broken word may go on behind this much text of other columns. */
const CELLS_BETWEEN = 3
const LIGATURES = ['fi', 'fl', 'ff', 'ffi', 'ffl', 'ft', 'ti', 'tt', 'th']

/** Puts words together that a line end or a printer's spacing took apart, and takes those apart that lost their space. */
export function mendSpacing(found: readonly Word[], vocabulary: Vocabulary): readonly Word[] {
  const words = [...found]
  const mended: Word[] = []
  for (let at = 0; at < words.length; ) {
    const { taken, made } = mendAt(words, at, vocabulary)
    mended.push(...made)
    at += taken
  }
  return mended
}

type Mended = { readonly taken: number; readonly made: readonly Word[] }

function mendAt(words: Word[], at: number, vocabulary: Vocabulary): Mended {
  const word = words[at]
  if (!word) return { taken: 1, made: [] }
  const isOurs = (other: number) => vocabulary.ids.has(words[other]?.text ?? '')
  const own = isOurs(at)
  // Nearly every word is whole, and most pages have few words of ours.
  if (own && isOurs(at + 1) && !word.broken) return { taken: 1, made: [word] }
  const spelled = word.text.includes(UNKNOWN) ? { ...word, text: ligatureOf(word.text, vocabulary) } : word
  const isNear = own || at === 0 || isOurs(at - 1) || isOurs(at + 1) || isOurs(at + 2) || isOurs(at + 3)
  return (
    (word.broken ? brokenAt(words, at, vocabulary) : null) ??
    (word.text.length === 1 ? spacedAt(words, at, vocabulary) : null) ??
    (isNear ? splitAt(words, at, vocabulary) : null) ??
    (own ? null : joinedAt(spelled, vocabulary)) ?? { taken: 1, made: [spelled] }
  )
}

/** The word with the ligature that makes it one of ours. */
function ligatureOf(text: string, vocabulary: Vocabulary): string {
  return LIGATURES.map((ligature) => text.replace(UNKNOWN, ligature)).find((each) => vocabulary.ids.has(each)) ?? text
}

/** A word broken by a hyphen at its line's end; its other half may stand behind text of the next column. */
function brokenAt(words: Word[], at: number, vocabulary: Vocabulary): Mended | null {
  const [word, next] = [words[at], words[at + 1]]
  if (!word || !next) return null
  const isOurs = (half: Word) => vocabulary.ids.has(word.text + half.text)
  const whole = (half: Word) => joined([word, half], 'as-found')
  if (next.marks === '' || (next.marks === '-' && isOurs(next))) return { taken: 2, made: [whole(next)] }
  const other = otherHalf(words, at, isOurs)
  const half = words[other]
  if (half) {
    const after = words[other + 1]
    words.splice(other, 1)
    // What follows the half begins its column's line now.
    if (after) words[other] = { ...after, gap: half.gap }
    return { taken: 1, made: [{ ...whole(half), end: word.end, broken: false }] }
  }
  // Halves that are no words themselves belong together even when they were misspelled.
  const strange = !vocabulary.ids.has(word.text) && !vocabulary.ids.has(next.text)
  return strange && next.marks === '-' && next.gap !== 'wide' ? { taken: 2, made: [whole(next)] } : null
}

/** The first word of one of the next cells that makes the broken word whole; -1 when there is none. */
function otherHalf(words: readonly Word[], at: number, isOurs: (half: Word) => boolean): number {
  let cells = 0
  for (let other = at + 2; other < words.length && cells <= CELLS_BETWEEN; other++) {
    const half = words[other]
    if (!half || (half.gap !== 'line' && half.gap !== 'wide')) continue
    cells++
    if (half.marks === '' && isOurs(half)) return other
  }
  return -1
}

/** One word of ours written as two to four, like "guaran tees"; not when each of them is a word of ours itself. */
function splitAt(words: readonly Word[], at: number, { ids }: Vocabulary): Mended | null {
  const first = words[at]
  if (!first) return null
  let [whole, allOurs] = [first.text, ids.has(first.text)]
  for (let count = 2; count <= 4; count++) {
    const last = words[at + count - 1]
    if (!last || last.broken || (last.marks !== '' && last.marks !== '-')) return null
    allOurs = allOurs && ids.has(last.text)
    whole += last.text
    if (allOurs || whole.length > LONGEST_WORD || !ids.has(whole)) continue
    const pieces = words.slice(at, at + count)
    const byLines = pieces.slice(1).every(({ gap, marks }) => gap === 'line' && marks === '')
    return { taken: count, made: [joined(pieces, byLines ? 'as-found' : 'joined')] }
  }
  return null
}

const LONGEST_WORD = 24

/** A stretch of letters with a space after each. */
function spacedAt(words: readonly Word[], at: number, vocabulary: Vocabulary): Mended | null {
  let until = at
  while (words[until]?.text.length === 1 && (until === at || words[until]?.gap !== 'none')) until++
  if (until - at < 4) return null
  const letters = words.slice(at, until)
  const groups: Word[][] = []
  for (const letter of letters) {
    const last = groups.at(-1)
    if (last && letter.gap === 'space' && letter.marks === '') last.push(letter)
    else groups.push([letter])
  }
  const made = groups.flatMap((group) => {
    const whole = joined(group, 'joined')
    return joinedAt(whole, vocabulary)?.made ?? [whole]
  })
  return { taken: until - at, made }
}

/** Several words of ours without a space between them. */
function joinedAt(word: Word, vocabulary: Vocabulary): Mended | null {
  if (word.text.length < 4 || vocabulary.ids.has(word.text)) return null
  // A misspelled word is not two short ones.
  const pieces = cut(word.text, vocabulary)
  if (!pieces || nearWords(vocabulary, word.text).length > 0) return null
  const broad = (word.end - word.start) / word.text.length
  let from = 0
  const made = pieces.map((text, index): Word => {
    const start = word.start + Math.round(from * broad)
    from += text.length
    const end = word.start + Math.round(from * broad)
    const first = index === 0
    return {
      text,
      start,
      end,
      gap: first ? word.gap : 'space',
      marks: first ? word.marks : '',
      spacing: 'cut',
      broken: word.broken && index === pieces.length - 1,
    }
  })
  return { taken: 1, made }
}

/** The fewest words of the vocabulary that make the text, each of two letters at least. */
function cut(text: string, vocabulary: Vocabulary): readonly string[] | null {
  if (!vocabulary.edges.has(`${text.slice(0, 2)}…`) || !vocabulary.edges.has(`…${text.slice(-2)}`)) return null
  const best: (readonly string[] | null)[] = [[]]
  for (let until = 1; until <= text.length; until++) {
    let shortest: readonly string[] | null = null
    for (let from = Math.max(0, until - LONGEST_WORD); from <= until - 2; from++) {
      const [before, piece] = [best[from], text.slice(from, until)]
      if (before && (!shortest || before.length + 1 < shortest.length) && vocabulary.ids.has(piece))
        shortest = [...before, piece]
    }
    best.push(shortest)
  }
  return best[text.length] ?? null
}

function joined(pieces: readonly Word[], spacing: Word['spacing']): Word {
  const [first, last] = [pieces[0], pieces.at(-1)]
  if (!first || !last) throw new Error('A word is made of one piece at least.')
  return { ...first, text: pieces.map(({ text }) => text).join(''), end: last.end, broken: last.broken, spacing }
}
