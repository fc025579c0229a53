import { availableParallelism, cpus, totalmem } from 'node:os'

/** How much is measured: `full` is what `docs/benchmarks.md` reports, `smallest` only shows that everything runs. */
export type Size = 'full' | 'smallest'

/** One comparison: `ours` against `bare`, side by side in one run, as medians over the rounds. */
export type Measured = {
  readonly name: string
  readonly unit: string
  readonly ours: number
  readonly bare: number
  readonly ratio: number
  readonly goal: string
  readonly pass: boolean
  readonly rounds: { readonly ours: readonly number[]; readonly bare: readonly number[] }
}

/** One figure that stands alone, against a limit. */
export type Figure = {
  readonly name: string
  readonly unit: string
  readonly value: number
  readonly goal: string
  readonly pass: boolean
}

type Goal = { readonly atLeast: number } | { readonly atMost: number }

/** Runs `ours` and `bare` in turns, after one turn of each that does not count. Each returns the figure of its round. */
export async function sideBySide(
  about: { readonly name: string; readonly unit: string; readonly rounds: number; readonly goal: Goal },
  ours: (round: number) => Promise<number>,
  bare: (round: number) => Promise<number>,
): Promise<Measured> {
  const rounds = { ours: [] as number[], bare: [] as number[] }
  for (let round = 0; round <= about.rounds; round++) {
    const [a, b] = [await ours(round), await bare(round)]
    tell(
      `${about.name}: round ${round}${round === 0 ? ' (warm-up)' : ''}: ${digits(a)} against ${digits(b)} ${about.unit}`,
    )
    if (round === 0) continue
    rounds.ours.push(digits(a))
    rounds.bare.push(digits(b))
  }
  const [a, b] = [median(rounds.ours), median(rounds.bare)]
  const { name, unit, goal } = about
  const ratio = Math.round((a / b) * 1000) / 1000
  return { name, unit, ours: a, bare: b, ratio, ...judged(goal, ratio), rounds }
}

/** A figure and whether it keeps its limit. */
export function figure(name: string, unit: string, value: number, goal: Goal): Figure {
  return { name, unit, value: digits(value), ...judged(goal, value) }
}

function judged(goal: Goal, value: number): { readonly goal: string; readonly pass: boolean } {
  if ('atLeast' in goal) return { goal: `>= ${goal.atLeast}`, pass: value >= goal.atLeast }
  return { goal: `<= ${goal.atMost}`, pass: value <= goal.atMost }
}

/** The middle of the values. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The value below which the given part of the values lies, interpolated. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (sorted.length - 1) * part
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
  if (low === undefined || high === undefined) throw new Error('Nothing was measured.')
  return low + (high - low) * (at - Math.floor(at))
}

/** Milliseconds that the work took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Runs `count` tasks, so many at once, each caller taking the next. */
export async function callers(atOnce: number, count: number, task: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) await task(next++)
    }),
  )
}

/** The highest growth of this process's resident memory while the work runs, in MB. */
export async function memoryGrowth(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage.rss()
  let peak = before
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 10)
  try {
    await work()
  } finally {
    clearInterval(timer)
  }
  return (Math.max(peak, process.memoryUsage.rss()) - before) / 1024 / 1024
}

/** What a reader must know to compare two runs. */
export function machine() {
  return {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    node: process.version,
  }
}

/** Progress goes to stderr: stdout is the JSON's. */
export function tell(sentence: string): void {
  process.stderr.write(`  · ${sentence}\n`)
}

function digits(value: number): number {
  return Number(value.toPrecision(4))
}
