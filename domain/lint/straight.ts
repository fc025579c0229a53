import { type Alignment, REWARD, type Stretch } from './align.ts'
import { type Step, withEdges } from './edges.ts'
import { PRICE } from './grid.ts'
import type { Lattice } from './lattice.ts'
import type { Page } from './page.ts'
import { withValue } from './value.ts'

/** A value has no more words than this. */
const LONGEST_VALUE = 10

/**
 * Finds a wording that stands on the page word for word, without comparing it with everything else that stands there:
 * most papers carry their statement as it should be. Null when it does not, or not without anything between.
 */
export function alignStraight(lattice: Lattice, page: Page, { from, to }: Stretch): Alignment | null {
  const walk: Walk = { lattice, page, to, dead: new Set() }
  for (let word = from; word < to; word++) {
    const path = pathFrom(walk, 0, word)
    if (!path) continue
    const steps = withEdges(page, lattice, withValue(page, lattice, path.reverse()))
    const words = steps.filter(({ op }) => op !== 'cell').map((step) => step.word)
    return { lattice, steps, cost: costOf(lattice, steps), first: words[0] ?? -1, last: words.at(-1) ?? -1 }
  }
  return null
}

type Walk = {
  readonly lattice: Lattice
  readonly page: Page
  readonly to: number
  /** Places from which the end cannot be reached. */
  readonly dead: Set<number>
}

/** The steps after a state from a word on to the end of the wording, the last one first. */
function pathFrom(walk: Walk, state: number, word: number, taken = 0): Step[] | null {
  const { lattice, page, to, dead } = walk
  const place = (state * (to + 1) + word) * (LONGEST_VALUE + 1) + taken
  if (dead.has(place)) return null
  for (const next of lattice.after[state] ?? []) {
    if (next === lattice.states.length - 1) return []
    const any = lattice.states[next]?.any ?? false
    if (word >= to || (!any && lattice.ids[next] !== page.ids[word])) continue
    const rest = pathFrom(walk, next, word + 1, any ? 1 : 0)
    if (rest) return push(rest, { op: any ? 'any' : 'match', state: next, word })
  }
  if (taken > 0 && taken < LONGEST_VALUE && word < to) {
    const rest = pathFrom(walk, state, word + 1, taken + 1)
    if (rest) return push(rest, { op: 'any', state, word })
  }
  dead.add(place)
  return null
}

function push(steps: Step[], step: Step): Step[] {
  steps.push(step)
  return steps
}

function costOf(lattice: Lattice, steps: readonly Step[]): number {
  return steps.reduce((cost, { op, state }) => {
    const detour = lattice.states[state]?.origin ? PRICE.detour : 0
    return cost + detour + (op === 'match' ? -REWARD : op === 'any' ? PRICE.any : 0)
  }, 0)
}
