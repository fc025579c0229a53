import { type Alignment, align, REWARD, type Stretch } from './align.ts'
import { type Entry, type Linter, pairKey } from './compile.ts'
import { PRICE } from './grid.ts'
import type { Page } from './page.ts'

/** A wording that stands on a page, more or less. */
export type Found = {
  readonly entry: Entry
  readonly alignment: Alignment
  /** How much speaks for it: words in their place, less what is different. */
  readonly score: number
}

type Hit = { readonly word: number; readonly at: number }
type Window = Stretch & { readonly entry: Entry; readonly hits: readonly Hit[] }

/** Enough for any paper; a text that repeats itself without end must not be compared without end. */
const [MOST_FOUND, MOST_ALIGNED] = [20, 150]
/** Words around a wording that still belong to where it is looked for. */
const AROUND = 20

/** The wordings that stand on a page, each word of it given to the one that it fits best. */
export function findWordings(linter: Linter, page: Page, kind: Entry['kind'], worth: (entry: Entry) => number) {
  const found: Found[] = []
  let open = windowsOf(linter, page, kind).map((window) => ({ window, found: foundIn(page, window) }))
  let aligned = open.length
  while (open.length > 0 && found.length < MOST_FOUND && aligned < MOST_ALIGNED) {
    const best = open.reduce((a, b) => (rank(b.found, worth) > rank(a.found, worth) ? b : a))
    if (!isThere(best.found)) break
    found.push(best.found)
    const { first, last } = best.found.alignment
    // What overlaps the wording that was found is looked for again on either side of it.
    const free = open.filter(({ found: other }) => other.alignment.last < first || other.alignment.first > last)
    const again = open
      .filter((each) => !free.includes(each))
      .flatMap(({ window }) => [part(window, window.from, first), part(window, last + 1, window.to)])
      .filter(isPromising)
      .map((window) => ({ window, found: foundIn(page, window) }))
    aligned += again.length
    open = [...free.map((each) => within(each, { first, last })), ...again]
  }
  return found.sort((a, b) => a.alignment.first - b.alignment.first)
}

type Open = { readonly window: Window; readonly found: Found }

/** A window that reaches into what was found ends there. */
function within({ window, found }: Open, { first, last }: { first: number; last: number }): Open {
  const before = found.alignment.last < first
  return {
    found,
    window: before
      ? part(window, window.from, Math.min(window.to, first))
      : part(window, Math.max(window.from, last + 1), window.to),
  }
}

function part(window: Window, from: number, to: number): Window {
  return { ...window, from, to, hits: window.hits.filter(({ word }) => word >= from && word < to) }
}

function foundIn(page: Page, window: Window): Found {
  const alignment = align(window.entry.lattice, page, window)
  return { entry: window.entry, alignment, score: scoreOf(alignment) }
}

/** What stands there word for word comes before what would reach into it. */
function rank({ entry, alignment, score }: Found, worth: (entry: Entry) => number): number {
  const whole = alignment.steps.every(({ op }) => op === 'match' || op === 'any')
  return score + worth(entry) + (whole ? WHOLE : 0)
}

const WHOLE = 1_000_000

/** How much speaks for a way through a wording: words in their place, less what is different. */
export function scoreOf({ steps, cost }: Alignment, reward = REWARD): number {
  let [matches, slips, missing, excused] = [0, 0, 0, 0]
  for (const { op } of steps) {
    if (op === 'match') matches++
    if (op === 'slip') slips++
    missing = op === 'missing' ? missing + 1 : 0
    // Where a wording was cut off, how much of it is gone says nothing against what is there.
    if (missing > MOST_MISSING) excused += PRICE.missing
  }
  return matches * (10 - reward) + slips * 6 - cost + excused
}

const MOST_MISSING = 12

/** Whether enough of a wording stands there: half of it, or so many words in a row that chance does not make. */
function isThere({ entry, alignment: { steps, lattice } }: Found): boolean {
  let [matched, own, run, longest] = [0, 0, 0, 0]
  for (const { op } of steps) {
    if (op === 'match' || op === 'slip') longest = Math.max(longest, ++run)
    else if (op !== 'any' && op !== 'cell') run = 0
    if (op === 'match') matched++
    if (op === 'slip') matched += 0.5
    if (op !== 'any' && op !== 'cell' && op !== 'inserted') own++
  }
  const part = matched / own
  // A claim of a few words is there, or it is not.
  if (lattice.length < 6) return part === 1 && steps.every(({ op }) => op === 'match' || op === 'any')
  if (entry.kind === 'rider' || lattice.length < 12) return part >= 0.6
  return longest >= 8 || (part >= 0.4 && longest >= 4)
}

function windowsOf(linter: Linter, page: Page, kind: Entry['kind']): readonly Window[] {
  return [...hitsOf(linter, page)].flatMap(([index, hits]) => {
    const entry = linter.entries[index]
    return entry?.kind === kind ? windowsOfEntry(entry, hits, page).filter(isPromising) : []
  })
}

/** Where two words in a row are two words in a row of a wording. */
function hitsOf({ pairs, vocabulary }: Linter, page: Page): ReadonlyMap<number, readonly Hit[]> {
  const hits = new Map<number, Hit[]>()
  for (let word = 1; word < page.words.length; word++) {
    const key = pairKey(page.ids[word - 1] ?? -1, page.ids[word] ?? -1, vocabulary)
    for (const { entry, at } of key < 0 ? [] : (pairs.get(key) ?? [])) {
      const own = hits.get(entry)
      if (own) own.push({ word, at })
      else hits.set(entry, [{ word, at }])
    }
  }
  return hits
}

function windowsOfEntry(entry: Entry, hits: readonly Hit[], page: Page): readonly Window[] {
  const { length } = entry.lattice
  const groups: Hit[][] = []
  for (const hit of hits) {
    const group = groups.at(-1)
    const [first, last] = [group?.[0], group?.at(-1)]
    // A gap wider than a column's text between two lines, or a window too wide for one wording, begins another.
    const goesOn = first && last && hit.word - last.word < 40 && hit.word - first.word < 4 * length + 60
    if (group && goesOn) group.push(hit)
    else groups.push([hit])
  }
  return groups.map((own) => ({
    entry,
    hits: own,
    from: Math.max(0, Math.min(...own.map(({ word, at }) => word - at)) - AROUND),
    to: Math.min(page.words.length, Math.max(...own.map(({ word, at }) => word + length - at)) + AROUND),
  }))
}

function isPromising({ entry, hits }: Window): boolean {
  return hits.length >= Math.max(1, Math.min(7, Math.ceil(entry.lattice.length * 0.12)))
}
