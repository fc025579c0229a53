import type { Plan } from './plan.ts'
import { type Stream, streamOf } from './stream.ts'

/** An item of a frozen population, as far as drawing needs to know it. */
export type Unit = {
  /** From 1, in the order in which the population was frozen. */
  readonly position: number
  readonly month: string
  /** In the smallest units of what the plan measures; null when the item has none. */
  readonly value: bigint | null
}

export const reasons = ['drawn', 'complete', 'top', 'targeted', 'replacement'] as const
/** Why an item is looked at: by chance, with all of its month, since it is as large as an interval, by choice, or in place of another. */
export type Reason = (typeof reasons)[number]
export type Drawn = {
  readonly position: number
  readonly reason: Reason
  /** How many of the points of a monetary unit sample fell on it; 1 otherwise. */
  readonly hits: number
}

/** Draws what a plan says from a population: the same items in the same order, whoever draws (docs/sampling.md). */
export function draw(plan: Plan, population: readonly Unit[]): readonly Drawn[] {
  const stream = streamOf(plan.seed)
  const by = (reason: Reason) => (unit: Unit) => ({ position: unit.position, reason, hits: 1 })
  switch (plan.method) {
    case 'attribute':
    case 'random':
      return chosen(stream, population, plan.size).map(by('drawn'))
    case 'systematic':
      return everyNth(stream, population, plan.size).map(by('drawn'))
    case 'monetary':
      return byMoney(stream, population, plan.interval)
    case 'risk': {
      const { whole, others } = byMonths(population, plan)
      return [...whole.map(by('complete')), ...chosen(stream, others, plan.size).map(by('drawn'))].sort(byPosition)
    }
    case 'targeted': {
      const wanted = new Set(plan.positions)
      const isTarget = ({ position, value }: Unit) =>
        wanted.has(position) || (plan.from !== null && value !== null && value >= plan.from)
      return population.filter(isTarget).map(by('targeted'))
    }
  }
}

/** The one that takes the place of an item to which the question does not apply (ISA 530, A14); null when none is left. */
export function replacementFor(
  seed: string,
  replaced: number,
  population: readonly Unit[],
  taken: ReadonlySet<number>,
): number | null {
  const left = population.filter(({ position }) => !taken.has(position))
  if (left.length === 0) return null
  return left[Number(streamOf(`${seed}:in place of ${replaced}`).below(BigInt(left.length)))]?.position ?? null
}

/** The first of a shuffle (Fisher and Yates), of which only what is needed is done. */
function chosen(stream: Stream, population: readonly Unit[], size: number): readonly Unit[] {
  const moved = new Map<number, number>()
  const count = Math.min(size, population.length)
  const picked: Unit[] = []
  for (let at = 0; at < count; at++) {
    const other = at + Number(stream.below(BigInt(population.length - at)))
    const unit = population[moved.get(other) ?? other]
    if (unit) picked.push(unit)
    moved.set(other, moved.get(at) ?? at)
  }
  return picked.sort(byPosition)
}

function everyNth(stream: Stream, population: readonly Unit[], size: number): readonly Unit[] {
  if (population.length === 0) return []
  const count = Math.min(size, population.length)
  const start = Number(stream.below(BigInt(population.length)))
  const places = Array.from({ length: count }, (_, at) => Math.floor((start + at * population.length) / count))
  return places.flatMap((place) => population[place] ?? [])
}

/** Points an interval apart over the sum of the values; whoever is as large as the interval cannot be missed. */
function byMoney(stream: Stream, population: readonly Unit[], interval: bigint): readonly Drawn[] {
  let point = stream.below(interval)
  let sum = 0n
  const drawn: Drawn[] = []
  for (const { position, value } of population) {
    if (value === null || value <= 0n) continue
    sum += value
    if (point >= sum) continue
    const hits = (sum - 1n - point) / interval + 1n
    point += hits * interval
    drawn.push({ position, reason: value >= interval ? 'top' : 'drawn', hits: Number(hits) })
  }
  return drawn
}

/** ISCC: three months at high risk whole, at medium the first of them, at regular none (domain.md 4.2). */
function byMonths(population: readonly Unit[], { level, months }: { level: string; months: readonly string[] }) {
  const inThese = population.filter(({ month }) => months.includes(month))
  const isWhole = ({ month }: Unit) => level === 'high' || (level === 'medium' && month === months[0])
  return { whole: inThese.filter(isWhole), others: inThese.filter((unit) => !isWhole(unit)) }
}

function byPosition(a: { readonly position: number }, b: { readonly position: number }): number {
  return a.position - b.position
}
