import type { Lattice } from './lattice.ts'
import type { Page } from './page.ts'
import { STRANGE } from './vocabulary.ts'

/** What each sort of difference costs: a run of missing or inserted words once more than its words. */
export const PRICE = { slip: 4, other: 14, detour: 1, any: 4, open: 10, inserted: 4, missing: 3, cell: 13 } as const

const FAR = 1 << 28

/**
 * The cheapest way to every place: a row for each state of the wording, a column for each word of the page, by what came
 * last, a word in its place, a word or a cell of the page that is too many, or a word of the wording that is missing.
 */
export type Grid = {
  readonly width: number
  /** What is given for each word in its place. */
  readonly reward: number
  readonly inPlace: Int32Array
  readonly inserted: Int32Array
  /** After whole cells of other columns. */
  readonly skipped: Int32Array
  readonly missing: Int32Array
  /** The cheapest of the four. */
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
  const layers = { inPlace: far(), inserted: far(), skipped: far(), missing: far(), best: far() }
  const grid: Grid = { width, reward, ...layers, cellBefore, priceOf }
  grid.inPlace.fill(0, 0, width)
  grid.best.fill(0, 0, width)
  for (let row = 1; row < rows; row++) fillRow(grid, row, lattice)
  return grid
}

function fillRow(grid: Grid, row: number, lattice: Lattice) {
  const { width, inPlace, inserted, skipped, missing, best, cellBefore, priceOf } = grid
  const own = priceOf(row)
  const previous = lattice.before[row] ?? new Int32Array()
  const any = lattice.states[row]?.any ?? false
  const detour = lattice.states[row]?.origin ? PRICE.detour : 0
  const here = row * width
  const first = (previous[0] ?? 0) * width
  for (let at = 0; at < width; at++) {
    let placed = at > 0 ? (best[first + at - 1] ?? FAR) : FAR
    let gone = Math.min((best[first + at] ?? FAR) + PRICE.open, missing[first + at] ?? FAR)
    let extra = FAR
    let behind = FAR
    for (let each = 1; each < previous.length; each++) {
      const there = (previous[each] ?? 0) * width + at
      if (at > 0) placed = Math.min(placed, best[there - 1] ?? FAR)
      gone = Math.min(gone, (best[there] ?? FAR) + PRICE.open, missing[there] ?? FAR)
    }
    placed += detour + (own[at] ?? FAR)
    gone += detour + PRICE.missing
    if (at > 0) {
      const before = here + at - 1
      if (any) placed = Math.min(placed, (best[before] ?? FAR) + PRICE.any)
      extra = Math.min((best[before] ?? FAR) + PRICE.open, inserted[before] ?? FAR) + PRICE.inserted
      const cell = cellBefore[at] ?? -1
      if (cell >= 0) behind = (best[here + cell] ?? FAR) + PRICE.cell
    }
    inPlace[here + at] = placed
    missing[here + at] = gone
    inserted[here + at] = extra
    skipped[here + at] = behind
    best[here + at] = Math.min(placed, gone, extra, behind)
  }
}

/** Rows of prices, one for each word of the wording; a word that stands in it twice has one row. */
function prices(lattice: Lattice, page: Page, { from, width }: { from: number; width: number }, reward: number) {
  const any = new Int32Array(width).fill(PRICE.any)
  const rows = new Map<number, Int32Array>()
  for (const id of lattice.ids) if (!rows.has(id)) rows.set(id, new Int32Array(width).fill(PRICE.other))
  const other = rows.get(STRANGE) ?? any
  for (let at = 1; at < width; at++) {
    const id = page.ids[from + at - 1] ?? STRANGE
    const own = id === STRANGE ? undefined : rows.get(id)
    if (own) own[at] = -reward
    for (const near of page.near(from + at - 1)) {
      const row = rows.get(near)
      if (row) row[at] = PRICE.slip - reward
    }
  }
  return (row: number) => (lattice.states[row]?.any ? any : (rows.get(lattice.ids[row] ?? STRANGE) ?? other))
}
