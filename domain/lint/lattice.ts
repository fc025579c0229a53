import type { Token } from '../kernel/statement.ts'
import { choicesOf, type Hunk, type Slot, type Wording } from './slots.ts'
import { STRANGE, type Vocabulary } from './vocabulary.ts'

/** Why a wording beside the statement's own is accepted, or whose it is. */
export type Cause =
  | { readonly of: 'variant' | 'equal'; readonly source: string }
  | { readonly of: 'adaptation'; readonly documentType: string; readonly note: string }
  | { readonly of: 'sibling'; readonly edition: string }

/** Another way through a wording. */
export type Detour = Hunk & { readonly cause: Cause }

/** The detour that a state belongs to, and the words of the statement's own that it replaces. */
export type Origin = { readonly cause: Cause; readonly replaces: string }

/** One word of a wording, the words that may stand before it, and where it comes from. */
export type State = {
  readonly id: number
  readonly text: string
  readonly lead: string
  readonly marks: string
  readonly shown: string
  readonly before: readonly number[]
  readonly token: Token | null
  readonly origin: Origin | null
  readonly foreign: boolean
  /** Whether a token takes any words here. */
  readonly any: boolean
}

/** A statement with all its accepted wordings as one graph: the first state starts it, the last one ends it. */
export type Lattice = {
  readonly states: readonly State[]
  readonly ids: Int32Array
  /** The states before each one, and after it; the wording's own come first. */
  readonly before: readonly Int32Array[]
  readonly after: readonly (readonly number[])[]
  /** Punctuation after its last word. */
  readonly ending: string
  /** Words of its own wording, tokens that take any words not counted. */
  readonly length: number
}

/** Words in a row can be found by these: both numbers of each pair of neighbours, and how far from the start it is. */
export type Pair = { readonly first: number; readonly second: number; readonly at: number }

type Draft = State[]

/** Makes the graph of a wording and its detours. */
export function latticeOf(
  { slots: base, ending }: Wording,
  detours: readonly Detour[],
  vocabulary: Vocabulary,
): Lattice {
  const states: Draft = [{ ...EDGE, before: [] }]
  const ends: number[][] = base.map(() => [])
  ends.push([])
  ends[0]?.push(0)
  const reached = (place: number, from: readonly number[]) => {
    const own = ends[place]
    for (const each of from) if (own && !own.includes(each)) own.push(each)
  }
  const whole = detours.map((detour) => neverEmpty(detour, base))
  for (const [place, slot] of base.entries()) {
    const before = ends[place] ?? []
    reached(place + 1, chain(states, [slot], { before, origin: null, vocabulary }))
    for (const { from, to, slots, cause } of whole) {
      if (from !== place) continue
      const origin = { cause, replaces: shownOf(base.slice(from, to)) }
      reached(to, chain(states, slots, { before, origin, vocabulary }))
    }
  }
  states.push({ ...EDGE, before: ends[base.length] ?? [] })
  return {
    states,
    ids: Int32Array.from(states, ({ id }) => id),
    before: states.map(({ before }) => Int32Array.from(before)),
    after: followers(states),
    ending,
    length: base.filter(({ token }) => token === null || token.from === 'choice').length,
  }
}

function followers(states: readonly State[]): readonly (readonly number[])[] {
  const after: number[][] = states.map(() => [])
  for (const [index, { before }] of states.entries()) for (const each of before) after[each]?.push(index)
  const isDetour = (state: number) => Number((states[state]?.origin ?? null) !== null)
  return after.map((own) => own.sort((a, b) => isDetour(a) - isDetour(b)))
}

const EDGE = {
  id: STRANGE,
  text: '',
  lead: '',
  marks: '',
  shown: '',
  token: null,
  origin: null,
  foreign: false,
  any: false,
}

type Way = { readonly before: readonly number[]; readonly origin: Origin | null; readonly vocabulary: Vocabulary }

/** Adds states for slots that follow each other, and gives the states that may be the last of them. */
function chain(states: Draft, slots: readonly Slot[], { before, origin, vocabulary }: Way): readonly number[] {
  let reach = before
  for (const slot of slots) {
    const choices = choicesOf(slot)
    if (choices === null) {
      const optional = slot.token?.from === 'text' && slot.token.optional ? reach : []
      states.push({ ...slot, id: STRANGE, before: reach, origin, any: true })
      reach = [states.length - 1, ...optional]
      continue
    }
    const from = reach
    reach = choices.flatMap((words) => {
      let last = from
      for (const word of words) {
        states.push({ ...word, id: vocabulary.ids.get(word.text) ?? STRANGE, before: last, origin, any: false })
        last = [states.length - 1]
      }
      return last
    })
  }
  return [...new Set(reach)]
}

/** A detour that adds or drops words takes a neighbour along, so that a path that uses it goes through a state of its own. */
function neverEmpty(detour: Detour, base: readonly Slot[]): Detour {
  if (detour.to > detour.from && detour.slots.length > 0) return detour
  const next = base[detour.to]
  if (next) return { ...detour, to: detour.to + 1, slots: [...detour.slots, next] }
  const last = base[detour.from - 1]
  return last ? { ...detour, from: detour.from - 1, slots: [last, ...detour.slots] } : detour
}

/** Words as they are printed one after the other. A choice that is nothing unless it is made is not shown. */
export function shownOf(slots: readonly Pick<Slot, 'lead' | 'shown' | 'token'>[]): string {
  const shown = slots.map((slot) => {
    const { token } = slot
    if (token?.from !== 'choice' || slot.shown !== `{${token.name}}`) return slot.lead + slot.shown
    return slot.lead + (token.choices[token.default] ?? '')
  })
  return shown
    .join('')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.,;]+|\s+$/gu, '')
}

/** Every two words that follow each other somewhere in the graph. */
export function pairsOf({ states }: Lattice): readonly Pair[] {
  const depth: number[] = []
  return states.flatMap((state, index) => {
    depth[index] = Math.min(...state.before.map((before) => (depth[before] ?? 0) + 1))
    if (index === 0) depth[index] = 0
    return state.before.flatMap((before) => {
      const first = states[before]
      const known = first !== undefined && first.id !== STRANGE && state.id !== STRANGE
      return known ? [{ first: first.id, second: state.id, at: depth[index] ?? 0 }] : []
    })
  })
}
