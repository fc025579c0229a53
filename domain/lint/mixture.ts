import { type Alignment, align, type Stretch } from './align.ts'
import { type Linter, type MixtureEntry, pairKey } from './compile.ts'
import { type Found, scoreOf } from './find.ts'
import type { Page } from './page.ts'
import { STRANGE, type Vocabulary } from './vocabulary.ts'

/** What a word of another edition earns, so that the way goes on to such words behind the statement. */
const REWARD = 8
const AROUND = 30

/** A statement on a page that carries words of another edition of its family too. */
export type Mixture = { readonly edition: string; readonly alignment: Alignment }

/** Finds the edition with which a statement was mixed; null when its words are its own. `free` are the words it may use. */
export function mixtureOf(linter: Linter, page: Page, found: Found, free: Stretch): Mixture | null {
  if (found.entry.kind !== 'statement') return null
  const { first, last } = found.alignment
  const stretch = { from: Math.max(free.from, first - AROUND), to: Math.min(free.to, last + 1 + AROUND) }
  let best: (Mixture & { readonly score: number }) | null = null
  for (const { edition, lattice } of mixturesNear(page, found.entry.mixtures, linter.vocabulary, stretch)) {
    const alignment = align(lattice, page, stretch, REWARD)
    const score = scoreOf(alignment, REWARD)
    if (isMixed(alignment) && score > Math.max(found.score, best?.score ?? 0) + 8) best = { edition, alignment, score }
  }
  return best
}

/** Only editions of which two words in a row that are not the statement's own stand there are worth a comparison. */
function mixturesNear(page: Page, mixtures: readonly MixtureEntry[], vocabulary: Vocabulary, { from, to }: Stretch) {
  return mixtures.filter(({ pairs }) => {
    for (let word = from + 1; word < to; word++)
      if (pairs.has(pairKey(page.ids[word - 1] ?? STRANGE, page.ids[word] ?? STRANGE, vocabulary))) return true
    return false
  })
}

/** Some words of the other edition in a row, or both its words and its gaps. */
function isMixed({ steps, lattice }: Alignment): boolean {
  let [run, longest, foreign, strangers] = [0, 0, 0, 0]
  const origins = new Set<unknown>()
  for (const { op, state } of steps) {
    const own = lattice.states[state]
    if (own?.origin?.cause.of === 'sibling') origins.add(own.origin)
    if (op === 'inserted') strangers++
    else if (op === 'match' || op === 'slip') {
      // Words of the other edition that stand far off behind others are not part of this statement.
      if (!own?.foreign) run = 0
      else run = strangers > 3 ? Number.NEGATIVE_INFINITY : run + 1
      if (run > 0) foreign++
      longest = Math.max(longest, run)
      strangers = 0
    }
  }
  return longest >= 3 || (origins.size >= 2 && foreign > 0)
}
