import { type Step, withEdges } from './edges.ts'
import { type Grid, gridOf, PRICE } from './grid.ts'
import type { Lattice } from './lattice.ts'
import type { Page } from './page.ts'
import { withValue } from './value.ts'

/** Words of a page, from one up to another. */
export type Stretch = { readonly from: number; readonly to: number }

/** The best place of a wording in a stretch of a page: every step, and the page's first and last word that have part in it. */
export type Alignment = {
  readonly lattice: Lattice
  readonly steps: readonly Step[]
  readonly cost: number
  readonly first: number
  readonly last: number
}

type Layer = 'inPlace' | 'inserted' | 'skipped' | 'missing'
type Place = { readonly row: number; readonly at: number; readonly layer: Layer }

/** A word in its place is worth so much: enough to go on behind other columns, too little to go on into the next wording. */
export const REWARD = 6

/**
 * Walks a wording's graph along the words of a page in the cheapest way. What stands before and after it costs nothing,
 * whole cells of other columns inside it cost little. `reward` is given for each word in its place: with none the way is
 * the best one for this wording, with more it goes on to words behind others.
 */
export function align(lattice: Lattice, page: Page, stretch: Stretch, reward = REWARD): Alignment {
  const grid = gridOf(lattice, page, stretch, reward)
  const steps: Step[] = []
  let place = lastPlace(grid, lattice)
  const cost = grid[place.layer][place.row * grid.width + place.at] ?? 0
  while (place.row > 0) place = stepBack(grid, lattice, place, steps)
  const placed = steps.reverse().map((step) => (step.word < 0 ? step : { ...step, word: step.word + stretch.from }))
  const whole = withEdges(page, lattice, withValue(page, lattice, placed))
  const own = whole.filter(({ op }) => op !== 'missing' && op !== 'inserted' && op !== 'cell')
  return { lattice, steps: whole, cost, first: own[0]?.word ?? -1, last: own.at(-1)?.word ?? -1 }
}

function lastPlace(grid: Grid, lattice: Lattice): Place {
  let [best, place]: [number, Place] = [Number.POSITIVE_INFINITY, { row: 0, at: 0, layer: 'inPlace' }]
  for (const row of lattice.before.at(-1) ?? [])
    for (let at = 0; at < grid.width; at++)
      for (const layer of ['inPlace', 'missing'] as const) {
        const cost = grid[layer][row * grid.width + at] ?? 0
        if (cost < best) [best, place] = [cost, { row, at, layer }]
      }
  return place
}

/** Finds where the cost of a place came from, notes the step and goes there. */
function stepBack(grid: Grid, lattice: Lattice, { row, at, layer }: Place, steps: Step[]): Place {
  const { width, inserted, missing, best } = grid
  const cost = grid[layer][row * width + at] ?? 0
  const bestAt = (at: number, row: number): Place => ({ row, at, layer: bestLayer(grid, row * width + at) })
  if (layer === 'skipped') {
    const cell = grid.cellBefore[at] ?? 0
    for (let each = at - 1; each >= cell; each--) steps.push({ op: 'cell', state: -1, word: each })
    return bestAt(cell, row)
  }
  if (layer === 'inserted') {
    const word = at - 1
    steps.push({ op: 'inserted', state: -1, word })
    const goesOn = (inserted[row * width + word] ?? 0) + PRICE.inserted === cost
    return goesOn ? { row, at: word, layer } : bestAt(word, row)
  }
  const detour = lattice.states[row]?.origin ? PRICE.detour : 0
  if (layer === 'missing') {
    steps.push({ op: 'missing', state: row, word: -1 })
    for (const previous of lattice.before[row] ?? []) {
      const here = previous * width + at
      const rest = cost - detour - PRICE.missing
      if (missing[here] === rest) return { row: previous, at, layer }
      if ((best[here] ?? 0) + PRICE.open === rest) return bestAt(at, previous)
    }
    throw new Error('A missing word follows no other.')
  }
  const price = grid.priceOf(row)[at] ?? 0
  const word = at - 1
  steps.push({ op: opOf(grid, lattice, row, price), state: row, word })
  if (lattice.states[row]?.any && (best[row * width + word] ?? 0) + PRICE.any === cost) return bestAt(word, row)
  for (const previous of lattice.before[row] ?? [])
    if ((best[previous * width + word] ?? 0) + detour + price === cost) return bestAt(word, previous)
  throw new Error('A word in its place follows no other.')
}

function bestLayer(grid: Grid, cell: number): Layer {
  return LAYERS.find((layer) => grid[layer][cell] === grid.best[cell]) ?? 'inPlace'
}

const LAYERS: readonly Layer[] = ['inPlace', 'missing', 'skipped', 'inserted']

function opOf({ reward }: Grid, lattice: Lattice, row: number, price: number): Step['op'] {
  if (lattice.states[row]?.any) return 'any'
  if (price >= PRICE.other) return 'other'
  return price === -reward ? 'match' : 'slip'
}
