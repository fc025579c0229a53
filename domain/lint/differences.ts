import type { Alignment } from './align.ts'
import type { Step } from './edges.ts'
import type { Origin, State } from './lattice.ts'
import { otherColumns } from './layout.ts'
import { marksAfter, type Page } from './page.ts'

/** Words that stand where the wording has others, or more, or fewer. Either side may be empty. */
export type Change = {
  readonly official: readonly State[]
  /** Places on the page. */
  readonly found: readonly number[]
  readonly at: 'start' | 'inside' | 'end'
}

/** Everything that tells what stands on the page from a wording, word by word. */
export type Differences = {
  /** Misspelled words. */
  readonly slips: readonly { readonly official: State; readonly found: number }[]
  readonly changes: readonly Change[]
  /** Words before which punctuation differs: `odd` when it is more than commas, stops, dashes and quotes. */
  readonly marks: readonly {
    readonly word: number
    readonly official: string
    readonly found: string
    readonly odd: boolean
  }[]
  /** Other accepted wordings that the page goes through. */
  readonly detours: readonly Origin[]
  /** What tokens that take any words took. */
  readonly taken: readonly { readonly state: State; readonly found: readonly number[] }[]
  /** Whether white space had to be put right inside words or between them. */
  readonly respaced: boolean
  /** Words of other columns, which do not count. */
  readonly columns: ReadonlySet<number>
}

/** Reads the way from a wording to the page as differences. */
export function differencesOf(page: Page, { steps, lattice }: Alignment): Differences {
  const columns = otherColumns(page, steps)
  const own = steps.filter(({ op, word }) => op !== 'cell' || !columns.has(word))
  const stateOf = (step: Step) => lattice.states[step.state]
  const origins = own.flatMap((step) => stateOf(step)?.origin ?? [])
  return {
    slips: own.flatMap((step) => {
      const official = step.op === 'slip' ? stateOf(step) : undefined
      return official ? [{ official, found: step.word }] : []
    }),
    changes: changesOf(own, stateOf),
    marks: marksOf(page, own, stateOf),
    detours: [...new Set(origins)],
    taken: takenOf(own, stateOf),
    respaced: own.some(({ op, word }) => op === 'match' && page.words[word]?.spacing !== 'as-found'),
    columns,
  }
}

function changesOf(steps: readonly Step[], stateOf: (step: Step) => State | undefined): readonly Change[] {
  const changes: Change[] = []
  const firstKept = steps.findIndex(isKept)
  const lastKept = steps.findLastIndex(isKept)
  for (let from = 0; from < steps.length; ) {
    let to = from
    while (to < steps.length && !isKept(steps[to])) to++
    const run = steps.slice(from, to)
    if (run.length > 0) {
      const official = run.flatMap((step) => stateOf(step) ?? [])
      const found = run.flatMap(({ word }) => (word < 0 ? [] : [word]))
      changes.push({ official, found, at: to <= firstKept ? 'start' : from > lastKept ? 'end' : 'inside' })
    }
    from = Math.max(to, from + 1)
  }
  return changes
}

function isKept(step: Step | undefined): boolean {
  return step?.op === 'match' || step?.op === 'slip' || step?.op === 'any'
}

function takenOf(steps: readonly Step[], stateOf: (step: Step) => State | undefined): Differences['taken'] {
  const taken = new Map<State, number[]>()
  for (const step of steps) {
    const state = step.op === 'any' ? stateOf(step) : undefined
    if (state) taken.set(state, [...(taken.get(state) ?? []), step.word])
  }
  return Array.from(taken, ([state, found]) => ({ state, found }))
}

function marksOf(page: Page, steps: readonly Step[], stateOf: (step: Step) => State | undefined): Differences['marks'] {
  return steps.flatMap((step, index) => {
    const [before, state] = [steps[index - 1], stateOf(step)]
    // What stands round words that were put in belongs to them.
    if (!before || !state || before.word < 0 || before.state < 0 || step.word < 0 || step.op === 'any') return []
    const apart = step.word !== before.word + 1
    const [after, own] = [plain(marksAfter(page, before.word)), plain(page.words[step.word]?.marks ?? '')]
    const [official, here] = [plain(state.marks), apart ? after : own]
    if (apart ? isAround(official, after, own) : official === here) return []
    if (before.op === 'any' && isInValue(page, steps, index - 1, official)) return []
    return [{ word: step.word, official, found: here, odd: harmless(official) !== harmless(here) }]
  })
}

/** Whether a value took lines of another column with it, and the punctuation stands where it left its own. */
function isInValue(page: Page, steps: readonly Step[], last: number, official: string): boolean {
  for (let at = last; steps[at]?.op === 'any'; at--) {
    const word = steps[at]?.word ?? -1
    if (page.cellBefore[word + 1] !== -1 && plain(marksAfter(page, word)) === official) return at < last
  }
  return false
}

/** Whether punctuation stands partly after the word before a column's text and partly before the word behind it. */
function isAround(official: string, after: string, before: string): boolean {
  for (let at = 0; at <= official.length; at++)
    if (after.startsWith(official.slice(0, at)) && before.endsWith(official.slice(at))) return true
  return false
}

function plain(marks: string): string {
  return marks.replaceAll('"', '')
}

function harmless(marks: string): string {
  return marks.replace(/[.,;:!?'"-]/g, '')
}
