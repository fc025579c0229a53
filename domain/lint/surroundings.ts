import { type Case, inserted, printed, span, takenBack } from './classes.ts'
import { endsSentence, isDenied, phrasePlaces } from './phrases.ts'
import type { Deviation } from './result.ts'

/** So many words before and after a statement are near it. */
const NEARBY = 60

/** What the words round a statement make of it: a sentence that began before it or goes on after it, and other goods. */
export function classifySurroundings(
  about: Case,
  taken: (word: number) => boolean,
  inRider: (word: number) => boolean,
): readonly Deviation[] {
  return [...sentenceAround(about, inRider), ...goodsNearby(about, taken)]
}

function sentenceAround(about: Case, inRider: (word: number) => boolean): readonly Deviation[] {
  const { page, scheme } = about
  return [wordsBefore(about), wordsAfter(about)].flatMap((words): readonly Deviation[] => {
    const [first, last] = [words[0], words.at(-1)]
    if (first === undefined || last === undefined || words.some(inRider)) return []
    const [hedge] = phrasePlaces(page, scheme.hedges, first, last)
    return hedge ? [takenBack(page, words), inserted(page, words)] : [inserted(page, words)]
  })
}

/** The words before the statement in its own first sentence. A capital begins a sentence, unless words there take it back. */
function wordsBefore({ page, scheme, alignment, differences }: Case): readonly number[] {
  const { first, steps, lattice } = alignment
  const word = page.words[first]
  if (!word || first === 0 || /[^,-]/.test(word.marks) || differences.changes.some(({ at }) => at === 'start'))
    return []
  let from = first - 1
  while (from > first - 14 && from > 0 && !endsSentence(page.words[from]?.marks) && page.words[from]?.gap !== 'wide')
    from--
  const words = span(from, first - 1)
  if (word.gap !== 'line' && phrasePlaces(page, scheme.hedges, from, first - 1).some(({ last }) => last === first - 1))
    return words
  const official = lattice.states[steps.find((step) => step.word === first)?.state ?? 0]
  const beginsSmall = isSmall(page.given, word.start) && /^\p{Lu}/u.test(official?.shown ?? '')
  return beginsSmall && keepsCapitals(page.given, alignment, page.words) && word.gap !== 'wide' ? words : []
}

/** The words after the statement in its own last sentence. */
function wordsAfter({ page, alignment, differences }: Case): readonly number[] {
  const from = alignment.last + 1
  const next = page.words[from]
  if (!next || differences.changes.some(({ at }) => at === 'end')) return []
  const goesOn = (next.gap === 'space' || (next.gap === 'line' && next.marks !== '')) && /^[,-]?$/.test(next.marks)
  if (!goesOn || !isSmall(page.given, next.start) || !keepsCapitals(page.given, alignment, page.words)) return []
  let last = from
  while (last < from + 14 && last + 1 < page.words.length && !endsSentence(page.words[last + 1]?.marks)) last++
  return span(from, last)
}

/** Whether the text keeps the statement's capitals: then a small letter says that no sentence begins. */
function keepsCapitals(
  given: string,
  { steps, lattice, first }: Case['alignment'],
  words: Case['page']['words'],
): boolean {
  const capitals = steps.filter(
    ({ op, state, word }) => op === 'match' && word !== first && /^\p{Lu}/u.test(lattice.states[state]?.shown ?? ''),
  )
  const small = steps.some(({ op, word }) => op === 'match' && isSmall(given, words[word]?.start ?? 0))
  return small && capitals.some(({ word }) => !isSmall(given, words[word]?.start ?? 0))
}

function isSmall(given: string, at: number): boolean {
  return /^\p{Ll}/u.test(given.slice(at, at + 2))
}

function goodsNearby({ page, scheme, goods, alignment }: Case, taken: (word: number) => boolean): readonly Deviation[] {
  const { first, last } = alignment
  const sides = [
    { from: first - NEARBY, to: first - 1 },
    { from: last + 1, to: Math.min(last + NEARBY, page.words.length - 1) },
  ]
  return scheme.otherGoods.flatMap((other): readonly Deviation[] => {
    if (!other.nearby || other.goods.some((each) => goods.has(each))) return []
    const places = sides.flatMap(({ from, to }) => phrasePlaces(page, other.phrases, from, to))
    const place = places.find((each) => !taken(each.first) && !isDenied(page, each, scheme))
    if (!place) return []
    const words = printed(page, span(place.first, place.last))
    return [{ class: 'wrong-goods', sentence: `Beside it stands “${words}”: the statement is not for ${other.name}.` }]
  })
}
