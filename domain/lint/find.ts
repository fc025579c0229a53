import { type Alignment, align, REWARD, type Stretch } from './align.ts'
import { type Entry, type Linter, pairKey } from './compile.ts'
import { PRICE } from './grid.ts'
import type { Page } from './page.ts'
import { alignStraight } from './straight.ts'
import { STRANGE } from './vocabulary.ts'

/** A wording that stands on a page, more or less. */
export type Found = {
  readonly entry: Entry
  readonly alignment: Alignment
  /** How much speaks for it: words in their place, less what is different. */
  readonly score: number
}

type Hit = { readonly word: number; readonly at: number; readonly last: number }
/** Where a wording may stand: the pairs of words of it that were seen there, and how many of them are different ones. */
type Window = Stretch & { readonly entry: Entry; readonly hits: readonly Hit[]; readonly seen: number }

/** Enough for any paper; a text that repeats itself without end must not be compared without end. */
const [MOST_FOUND, MOST_WORK] = [60, 1_500_000]
/** Words around a wording that still belong to where it is looked for. */
const AROUND = 10

/** A window, with what was found in it once that was looked at, and the rank that has or may have. */
type Open = { readonly window: Window; readonly found: Found | null; readonly rank: number }
type Worth = (entry: Entry) => number

/**
 * The wordings that stand on a page, each word of it given to the one that it fits best. A window is looked at only when
 * what it may hold at best comes before everything that was found.
 */
export function findWordings(linter: Linter, page: Page, kind: Entry['kind'], worth: Worth): readonly Found[] {
  const taken: Found[] = []
  let open: readonly Open[] = windowsOf(linter, page, kind).map((window) => unseen(window, worth))
  for (let work = 0; work < MOST_WORK && taken.length < MOST_FOUND; ) {
    const best = bestOf(open)
    if (!best) break
    const others = open.filter((each) => each !== best)
    if (!best.found) {
      const found = foundIn(page, best.window)
      work += found.work
      open = isThere(found) ? [...others, { window: best.window, found, rank: rankOf(found, worth) }] : others
      continue
    }
    taken.push(best.found)
    open = open.flatMap((each) => without(each, best.found?.alignment, worth))
  }
  return taken.sort((a, b) => a.alignment.first - b.alignment.first)
}

function bestOf(open: readonly Open[]): Open | undefined {
  return open.reduce<Open | undefined>((best, each) => (best && best.rank >= each.rank ? best : each), undefined)
}

/** What a window may hold at best: three words for two pairs of them that were seen. */
function unseen(window: Window, worth: Worth): Open {
  const { length } = window.entry.lattice
  const words = Math.min(length, 1.5 * window.seen + 2)
  const mayBeWhole = window.seen >= 0.8 * (length - 1)
  return { window, found: null, rank: 10 * words + worth(window.entry) + 1 + (mayBeWhole ? WHOLE : 0) }
}

/** What is left of a window once a wording was found: all of it, or what lies on either side. */
function without(open: Open, span: { first: number; last: number } | undefined, worth: Worth): readonly Open[] {
  const { window, found } = open
  if (!span || window.to <= span.first || window.from > span.last) return [open]
  const own = found?.alignment
  const sides = [part(window, window.from, span.first), part(window, span.last + 1, window.to)]
  return sides.flatMap((side) => {
    // What was found on one side still stands there.
    if (own && own.first >= side.from && own.last < side.to) return [{ ...open, window: side }]
    return isPromising(side) ? [unseen(side, worth)] : []
  })
}

function part(window: Window, from: number, to: number): Window {
  const hits = window.hits.filter(({ word }) => word > from && word < to)
  return { ...window, from, to, hits, seen: pairsSeen(hits) }
}

function foundIn(page: Page, window: Window): Found & { readonly work: number } {
  const { entry, from, to } = window
  const straight = alignStraight(entry.lattice, page, window)
  const alignment = straight ?? align(entry.lattice, page, window)
  const work = (to - from) * (straight ? 1 : entry.lattice.states.length)
  return { entry, alignment, score: scoreOf(alignment), work }
}

/** What stands there word for word comes before what would reach into it. */
function rankOf({ entry, alignment, score }: Found, worth: Worth): number {
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
  return matches * (10 - reward) + slips * (6 - reward) - cost + excused
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
  if (lattice.length < 6) return part === 1 && steps.every(({ op }) => op === 'match' || op === 'any' || op === 'cell')
  if (entry.kind === 'rider' || lattice.length < 12) return part >= 0.6
  return longest >= 8 || (part >= 0.4 && longest >= 4)
}

function windowsOf(linter: Linter, page: Page, kind: Entry['kind']): readonly Window[] {
  return [...hitsOf(linter, page)].flatMap(([index, hits]) => {
    const entry = linter.entries[index]
    return entry?.kind === kind ? windowsOfEntry(entry, hits, page).filter(isPromising) : []
  })
}

/** Where two words in a row, also over the end of a column's line, are two words in a row of a wording. */
function hitsOf({ pairs, vocabulary }: Linter, page: Page): ReadonlyMap<number, readonly Hit[]> {
  const hits = new Map<number, Hit[]>()
  for (let word = 1; word < page.words.length; word++)
    for (const before of wordsBefore(page, word)) {
      const key = pairKey(page.ids[before] ?? STRANGE, page.ids[word] ?? STRANGE, vocabulary)
      for (const { entry, at, last } of key < 0 ? [] : (pairs.get(key) ?? [])) {
        const own = hits.get(entry)
        if (own) own.push({ word, at, last })
        else hits.set(entry, [{ word, at, last }])
      }
    }
  return hits
}

/** The word before, and for one that begins a cell those that end the two cells before the last. */
function wordsBefore({ cellBefore }: Page, word: number): readonly number[] {
  const cell = cellBefore[word] ?? -1
  if (cell < 1) return [word - 1]
  const farther = cellBefore[cell] ?? -1
  return farther < 1 ? [word - 1, cell - 1] : [word - 1, cell - 1, farther - 1]
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
    seen: pairsSeen(own),
    from: Math.max(0, Math.min(...own.map(({ word, at }) => word - at)) - AROUND),
    to: Math.min(page.words.length, Math.max(...own.map(({ word, last }) => word + length - last)) + AROUND),
  }))
}

/** Pairs of a wording that were seen, each once however often it stands there, or twice when the wording repeats it. */
function pairsSeen(hits: readonly Hit[]): number {
  const places = new Set<number>()
  for (const { at, last } of hits) places.add(at).add(last)
  return places.size
}

/** Whether enough pairs of words were seen for the wording to be there: a part of them all, or some in a row. */
function isPromising({ entry, hits, seen }: Window): boolean {
  const part = entry.kind === 'rider' ? 0.35 : 0.2
  if (seen >= Math.max(1, part * (entry.lattice.length - 1))) return true
  let [run, before] = [0, -2]
  for (const { word } of hits) {
    run = word === before || word === before + 1 ? run + (word === before ? 0 : 1) : 1
    if (run >= ENOUGH_IN_A_ROW) return entry.kind === 'statement'
    before = word
  }
  return false
}

const ENOUGH_IN_A_ROW = 5
