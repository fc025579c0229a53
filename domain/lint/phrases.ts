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
      const likenesses = words.map((text, index) => likeness(text, page.words[word + index]?.text ?? ''))
      if (word + words.length - 1 > last || likenesses.includes('none')) continue
      places.push({ first: word, last: word + words.length - 1, misspelled: likenesses.includes('near') })
    }
  return places
}

function likeness(official: string, found: string): 'same' | 'near' | 'none' {
  if (official === found) return 'same'
  return official.length >= 6 && isNear(official, found) ? 'near' : 'none'
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
