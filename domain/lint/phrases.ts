import type { Page } from './page.ts'
import type { Phrase, SchemeWords } from './scheme-words.ts'
import { isNear } from './vocabulary.ts'

/** A phrase on a page, from its first word to its last; `misspelled` when not every word is as it should be. */
export type Place = { readonly first: number; readonly last: number; readonly misspelled: boolean }

/** Where one of the phrases stands between two words of a page. Longer words may be misspelled. */
export function phrasePlaces(page: Page, phrases: readonly Phrase[], first: number, last: number): readonly Place[] {
  const places: Place[] = []
  for (let word = Math.max(0, first); word <= last; word++)
    for (const { words } of phrases) {
      const place = placeOf(page, words, { first: word, last: word, misspelled: false })
      if (place && place.last <= last) places.push(place)
    }
  return places
}

/** Follows a phrase word by word; where a line ends it may go on behind text of other columns. */
function placeOf(page: Page, words: readonly string[], place: Place): Place | null {
  const [own, ...rest] = words
  const fits = likeness(own ?? '', page.words[place.last]?.text ?? '')
  if (fits === 'none') return null
  const here = { ...place, misspelled: place.misspelled || fits === 'near' }
  if (rest.length === 0) return here
  for (const next of nextWords(page, place.last)) {
    const found = placeOf(page, rest, { ...here, last: next })
    if (found) return found
  }
  return null
}

function nextWords(page: Page, word: number): readonly number[] {
  const next = [word + 1]
  for (let cell = word + 1; next.length < 3 && cell <= word + 16; cell++)
    if (page.cellBefore[word + 1] !== -1 && cell > word + 1 && page.cellBefore[cell] !== -1) next.push(cell)
  return next
}

function likeness(official: string, found: string): 'same' | 'near' | 'none' {
  if (official === found) return 'same'
  return official.length >= 8 && isNear(official, found) ? 'near' : 'none'
}

/** Whether words that say "not" stand by a place in the same sentence. */
export function isDenied(page: Page, { first, last }: Place, { denials }: SchemeWords): boolean {
  for (let word = first - 1; word >= first - 8 && !endsSentence(page.words[word + 1]?.marks); word--)
    if (denials.has(page.words[word]?.text ?? '')) return true
  for (let word = last + 1; word <= last + 5 && !endsSentence(page.words[word]?.marks); word++)
    if (denials.has(page.words[word]?.text ?? '')) return true
  return false
}

/** Whether a sentence ends in the punctuation between two words. */
export function endsSentence(marks: string | undefined): boolean {
  return marks === undefined || /[.!?;:]/.test(marks)
}
