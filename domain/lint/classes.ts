import type { Alignment } from './align.ts'
import type { Change, Differences } from './differences.ts'
import { shownOf } from './lattice.ts'
import { marksAfter, type Page } from './page.ts'
import { phrasePlaces } from './phrases.ts'
import type { Deviation } from './result.ts'
import type { SchemeWords } from './scheme-words.ts'
import { patternOf } from './value.ts'
import { isAlmost, isNear } from './vocabulary.ts'

/** A wording on a page with what is known of it, to be judged. */
export type Case = {
  readonly page: Page
  readonly scheme: SchemeWords
  /** Classes of goods that the statement covers. */
  readonly goods: ReadonlySet<string>
  readonly alignment: Alignment
  readonly differences: Differences
}

/** Says of every difference in the words what class of deviation it is. */
export function classify(about: Case): readonly Deviation[] {
  const { page, differences } = about
  return [
    ...differences.changes.flatMap((change) => ofChange(about, withNeighbours(page, change, about.alignment))),
    ...differences.slips.map(({ official, found }) => typingError(printed(page, [found]), official.shown)),
    ...differences.taken.flatMap((taken) => ofValue(page, taken)),
  ]
}

/** No value of a field has more words than this. */
const LONGEST_VALUE = 14

/** What stands in a field's place, when it cannot be a value of the field. */
function ofValue(page: Page, { state: { token }, found }: Differences['taken'][number]): readonly Deviation[] {
  if (found.length > LONGEST_VALUE) return [inserted(page, found)]
  // A bracket is told as one.
  const isOpen = /[[({<]$/.test(page.words[found[0] ?? 0]?.marks ?? '')
  const pattern = isOpen ? null : patternOf(token)
  const values = valuesIn(page, found)
  if (!token || !pattern || values.some((value) => pattern.test(value))) return []
  return [{ class: 'typing-error', sentence: `“${values[0]}” is not a ${token.label.toLowerCase()}.` }]
}

/** All that was taken, and each part of it, since a line of another column may stand before the value. */
function valuesIn(page: Page, found: readonly number[]): readonly string[] {
  const text = (first: number, last: number) =>
    page.given.slice(page.words[first]?.start, page.words[last]?.end).replace(/\s+/gu, ' ')
  const [first, last] = [found[0] ?? 0, found.at(-1) ?? 0]
  const starts = [...found, last + 1].filter((word) => word === first || page.cellBefore[word] !== -1)
  const ends = starts.slice(1).map((start) => start - 1)
  const after = page.words[last + 1]?.gap === 'line' ? [text(last + 1, last + 1)] : []
  return [text(first, last), ...starts.map((start, index) => text(start, ends[index] ?? last)), ...after]
}

/** A first or last word that is missing while another stands in its place was replaced by it. */
function withNeighbours(page: Page, change: Change, { first, last }: Alignment): Change {
  const count = change.official.length
  if (change.found.length > 0 || count === 0 || count > 2) return change
  if (change.at === 'start') {
    const gap = page.words[first]?.gap
    const joined = page.words[first]?.marks === '' && (gap === 'space' || gap === 'line') && first >= count
    return joined && isAlike(page, first - count, change)
      ? { ...change, found: span(first - count, first - 1) }
      : change
  }
  if (change.at !== 'end') return change
  const joined = page.words[last + 1]?.marks === '' && page.words[last + 1]?.gap === 'space'
  const closed = last + count < page.words.length && /^[.!]/.test(marksAfter(page, last + count))
  return joined && closed ? { ...change, found: span(last + 1, last + count) } : change
}

/** Whether what stands before the wording is a misspelling, or begins the same sentence in small letters after it. */
function isAlike(page: Page, word: number, { official }: Change): boolean {
  const before = page.words[word - 1]
  return (
    before === undefined ||
    /[.!?:]/.test(page.words[word]?.marks ?? '') ||
    isAkin(official[0]?.text ?? '', page.words[word]?.text ?? '')
  )
}

function ofChange(about: Case, { official, found }: Change): readonly Deviation[] {
  const { page } = about
  const own = official.map(({ text }) => text)
  if (found.length === 0) {
    const open = official.find(({ any }) => any)
    if (open && official.every(({ any }) => any)) return [leftOpen(open.token?.label ?? open.shown)]
    return [{ class: 'truncated', sentence: `The words “${shownOf(official)}” are missing.` }]
  }
  const explained = [...weakened(about, own, found), ...otherGoods(about, found)]
  if (explained.length > 0)
    return own.length > 0 || found.length < LONG ? explained : [...explained, inserted(page, found)]
  if (own.length === 0)
    return [isRepeated(page, found) ? typingError(`${printed(page, found)}`, '', 'twice') : inserted(page, found)]
  if (isMisspelled(page, own, found)) return [typingError(printed(page, found), shownOf(official))]
  const gone: readonly Deviation[] =
    own.length >= found.length + 3
      ? [{ class: 'truncated', sentence: `Of the words “${shownOf(official)}” some are missing.` }]
      : []
  return [
    ...gone,
    { class: 'inserted-words', sentence: `“${printed(page, found)}” stands where “${shownOf(official)}” belongs.` },
  ]
}

/** So many words that were put in are worth a sentence of their own, whatever they speak of. */
const LONG = 4

function weakened({ page, scheme }: Case, official: readonly string[], found: readonly number[]): readonly Deviation[] {
  const [first, last] = [found[0] ?? 0, found.at(-1) ?? 0]
  const verbs = scheme.weak.flatMap((verb) => {
    if (!verb.official.every((word) => official.includes(word))) return []
    const [place] = phrasePlaces(page, verb.weak, first, last)
    const other = verb.anyOther && official.length === 1 && found.length === 1 && !isMisspelled(page, official, found)
    if (!place && !other) return []
    return [{ strong: verb.official.join(' '), place: place ?? { first, last } }]
  })
  const [verb] = verbs
  if (verb) {
    const weak = printed(page, span(verb.place.first, verb.place.last))
    return [{ class: 'weakened-verb', sentence: `“${weak}” stands where the statement says “${verb.strong}”.` }]
  }
  const [hedge] = phrasePlaces(page, scheme.hedges, first, last)
  if (!hedge) return []
  return [takenBack(page, span(hedge.first, hedge.last)), ...(official.length === 0 ? [inserted(page, found)] : [])]
}

function otherGoods({ page, scheme, goods, alignment }: Case, found: readonly number[]): readonly Deviation[] {
  const [first, last] = [found[0] ?? 0, found.at(-1) ?? 0]
  const own = new Set(alignment.lattice.states.map(({ text }) => text))
  return scheme.otherGoods.flatMap((other): readonly Deviation[] => {
    if (other.goods.some((each) => goods.has(each))) return []
    // The phrase may use a word of the statement that follows.
    const phrases = other.phrases.filter(({ words }) => !words.every((word) => own.has(word)))
    const place = phrasePlaces(page, phrases, first, last + 1).find((each) => each.first <= last)
    if (!place || found.some((word) => scheme.denials.has(page.words[word]?.text ?? ''))) return []
    const words = printed(page, span(place.first, place.last))
    return [
      { class: 'wrong-goods', sentence: `It speaks of “${words}”: the statement is not for ${other.name}.` },
      ...(place.misspelled ? [typingError(words, '')] : []),
    ]
  })
}

/** Words that make less of what the statement says. */
export function takenBack(page: Page, words: readonly number[]): Deviation {
  return { class: 'weakened-verb', sentence: `“${printed(page, words)}” takes part of the statement back.` }
}

/** Words that were put into a statement. */
export function inserted(page: Page, found: readonly number[]): Deviation {
  return { class: 'inserted-words', sentence: `“${printed(page, found)}” was put into the statement.` }
}

function leftOpen(label: string): Deviation {
  return { class: 'brackets-unresolved', sentence: `“${label}” is not filled in.` }
}

function typingError(found: string, official: string, how: 'twice' | 'misspelled' = 'misspelled'): Deviation {
  if (how === 'twice') return { class: 'typing-error', sentence: `“${found}” is written twice.` }
  const instead = official === '' ? 'is misspelled.' : `is written for “${official}”.`
  return { class: 'typing-error', sentence: `“${found}” ${instead}` }
}

function isRepeated(page: Page, found: readonly number[]): boolean {
  const text = (from: number) =>
    span(from, from + found.length - 1)
      .map((word) => page.words[word]?.text ?? '')
      .join(' ')
  const [first, last] = [found[0] ?? 0, found.at(-1) ?? 0]
  return last - first === found.length - 1 && [text(first - found.length), text(last + 1)].includes(text(first))
}

function isMisspelled(page: Page, official: readonly string[], found: readonly number[]): boolean {
  return (
    official.length === found.length &&
    official.every((word, index) => isAkin(word, page.words[found[index] ?? 0]?.text ?? ''))
  )
}

/** A slip of the pen, or another form of the same word. */
function isAkin(a: string, b: string): boolean {
  if (isNear(a, b) || isAlmost(a, b)) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  let shared = 0
  while (shared < short.length && short[shared] === long[shared]) shared++
  return shared >= 4 && shared >= 0.6 * long.length
}

/** Words of a page as they are printed, at most 25 of them. */
export function printed(page: Page, words: readonly number[]): string {
  const [first, last] = [words[0], words[Math.min(words.length, MOST_PRINTED) - 1]]
  if (first === undefined || last === undefined) return ''
  const isOne = last - first === Math.min(words.length, MOST_PRINTED) - 1
  const text = isOne
    ? page.given.slice(page.words[first]?.start, page.words[last]?.end)
    : words
        .slice(0, MOST_PRINTED)
        .map((index) => page.words[index]?.text)
        .join(' ')
  const whole = text.includes('(') && !text.includes(')') ? `${text})` : text
  return whole.replace(/\u00AD/gu, '').replace(/\s+/gu, ' ') + (words.length > MOST_PRINTED ? ' …' : '')
}

const MOST_PRINTED = 25

/** The places from the first to the last. */
export function span(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}
