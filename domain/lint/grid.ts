import type { Lattice } from './lattice.ts'
import type { Page } from './page.ts'

/** What each sort of difference costs: a run of missing or inserted words once more than its words. */
export const PRICE = { slip: 4, other: 14, detour: 1, any: 4, open: 10, inserted: 4, missing: 3, cell: 13 } as const

const FAR = 1 << 28

/**
 * The cheapest way to every place: a row for each state of the wording, a column for each word of the page, by what came
 * last, a word in its place, a word of the page that is too many, or one of the wording that is missing.
 */
export type Grid = {
  readonly width: number
  readonly inPlace: Int32Array
  readonly inserted: Int32Array
  readonly missing: Int32Array
  /** The cheapest of the three. */
  readonly best: Int32Array
  /** The column at which the cell before begins, for a column at which a cell begins; else -1. */
  readonly cellBefore: Int32Array
  /** What the page's words cost in a state's place. */
  readonly priceOf: (row: number) => Int32Array
}

/** Fills the grid of a wording and a stretch of a page. */
export function gridOf(lattice: Lattice, page: Page, { from, to }: { from: number; to: number }, reward: number): Grid {
  const rows = lattice.states.length - 1
  const width = to - from + 1
  const far = () => new Int32Array(rows * width).fill(FAR)
  const cellBefore = page.cellBefore.slice(from, to + 1).map((cell) => (cell < from ? -1 : cell - from))
  const priceOf = prices(lattice, page, { from, width }, reward)
  const grid: Grid = { width, inPlace: far(), inserted: far(), missing: far(), best: far(), cellBefore, priceOf }
  grid.inPlace.fill(0, 0, width)
  grid.best.fill(0, 0, width)
  for (let row = 1; row < rows; row++) {
    const detour = lattice.states[row]?.origin ? PRICE.detour : 0
    const own = priceOf(row)
    for (const previous of lattice.before[row] ?? []) {
      fillInPlace(grid, { row, previous, detour }, own)
      fillMissing(grid, { row, previous, detour })
    }
    if (lattice.states[row]?.any) fillAny(grid, row)
    fillInserted(grid, row)
  }
  return grid
}

type Move = { readonly row: number; readonly previous: number; readonly detour: number }

function fillInPlace({ width, inPlace, best }: Grid, { row, previous, detour }: Move, own: Int32Array): void {
  const [here, before] = [row * width, previous * width]
  for (let at = 1; at < width; at++) {
    const cost = (best[before + at - 1] ?? FAR) + detour + (own[at] ?? FAR)
    if (cost < (inPlace[here + at] ?? FAR)) inPlace[here + at] = cost
  }
}

function fillMissing({ width, missing, best }: Grid, { row, previous, detour }: Move): void {
  const [here, before] = [row * width, previous * width]
  for (let at = 0; at < width; at++) {
    const rest = Math.min((best[before + at] ?? FAR) + PRICE.open, missing[before + at] ?? FAR)
    const cost = rest + detour + PRICE.missing
    if (cost < (missing[here + at] ?? FAR)) missing[here + at] = cost
  }
}

function fillAny({ width, inPlace }: Grid, row: number): void {
  for (let at = row * width + 1; at < (row + 1) * width; at++)
    inPlace[at] = Math.min(inPlace[at] ?? FAR, (inPlace[at - 1] ?? FAR) + PRICE.any)
}

function fillInserted({ width, inPlace, inserted, missing, best, cellBefore }: Grid, row: number): void {
  const here = row * width
  best[here] = Math.min(inPlace[here] ?? FAR, missing[here] ?? FAR)
  for (let at = 1; at < width; at++) {
    const before = here + at - 1
    const opened = Math.min(inPlace[before] ?? FAR, missing[before] ?? FAR) + PRICE.open
    let cost = Math.min(opened, inserted[before] ?? FAR) + PRICE.inserted
    const cell = cellBefore[at] ?? -1
    if (cell >= 0) cost = Math.min(cost, (best[here + cell] ?? FAR) + PRICE.cell)
    inserted[here + at] = cost
    best[here + at] = Math.min(inPlace[here + at] ?? FAR, missing[here + at] ?? FAR, cost)
  }
}

/** Rows of prices, one for each word of the wording; a word that stands in it twice has one row. */
function prices(lattice: Lattice, page: Page, { from, width }: { from: number; width: number }, reward: number) {
  const any = new Int32Array(width).fill(PRICE.any)
  const rows = new Map<number, Int32Array>()
  const near = Array.from({ length: width - 1 }, (_, at) => page.near(from + at))
  const priceRow = (id: number) => {
    const row = new Int32Array(width).fill(PRICE.other)
    for (let at = 1; at < width; at++) {
      if (page.ids[from + at - 1] === id && id >= 0) row[at] = -reward
      else if (near[at - 1]?.includes(id)) row[at] = PRICE.slip
    }
    return row
  }
  return (row: number) => {
    if (lattice.states[row]?.any) return any
    const id = lattice.ids[row] ?? -1
    const known = rows.get(id) ?? priceRow(id)
    rows.set(id, known)
    return known
  }
}
