import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reliabilityFactor, upperRate } from './chances.ts'
import { draw, replacementFor, type Unit } from './draw.ts'
import type { Plan } from './plan.ts'
import { projectRate, projectSum } from './project.ts'
import { attributeSize, monetaryInterval } from './sizes.ts'
import { streamOf } from './stream.ts'

const SEED = 'dice of 3 December'
const people = (values: readonly (bigint | null)[]): readonly Unit[] =>
  values.map((value, at) => ({ position: at + 1, month: `2026-0${1 + (at % 6)}`, value }))
const positions = (plan: Plan, population: readonly Unit[]) => draw(plan, population).map(({ position }) => position)

test.each([
  [0.1, 29],
  [0.05, 59],
  [0.03, 99],
  [0.02, 149],
  [0.01, 299],
])('at 95 %% a tolerable rate of %d takes the %i items that domain.md 5.3 gives', (tolerable, size) => {
  expect(attributeSize({ confidence: 0.95, tolerable, expected: 0 })).toBe(size)
})

test('the smallest size is the smallest: one item fewer would not be enough', () => {
  fc.assert(
    fc.property(
      fc.record({
        confidence: fc.constantFrom(0.9, 0.95, 0.99),
        tolerable: fc.integer({ min: 5, max: 400 }).map((each) => each / 1000),
        expected: fc.integer({ min: 0, max: 8 }),
      }),
      (asked) => {
        const size = attributeSize(asked)
        const shows = (count: number) => upperRate(asked.expected, count, asked.confidence) <= asked.tolerable + 1e-12
        expect(shows(size)).toBe(true)
        expect(shows(size - 1)).toBe(false)
      },
    ),
    { numRuns: 200 },
  )
})

test('the reliability factor at 95 % and no error is 3.0, and the interval follows from it', () => {
  expect(reliabilityFactor(0, 0.95)).toBeCloseTo(2.9957, 3)
  expect(reliabilityFactor(1, 0.95)).toBeCloseTo(4.744, 3)
  const asked = { confidence: 0.95, tolerable: 3_000_000n, expected: 0n, expansion: 160 }
  expect(monetaryInterval(asked)).toBe(1_001_435n)
  expect(monetaryInterval({ ...asked, expected: 1_000_000n })).toBe(467_336n)
  expect(monetaryInterval({ ...asked, expected: 2_000_000n })).toBeNull()
})

test('the stream of a seed is SHA-256 of the seed and a count, in fours', () => {
  const stream = streamOf('a')
  const whole = 1n << 64n
  // printf 'a:0' | sha256sum
  const digest = [stream.below(whole), stream.below(whole), stream.below(whole), stream.below(whole)]
    .map((each) => each.toString(16).padStart(16, '0'))
    .join('')
  expect(digest).toBe('0ed32d3352f0cddd88b03a266c387e1a4683d5356ce381463b4b42cf9ccadfaf')
})

test('a random sample has as many items as asked, each once, and the same with the same seed alone', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 1, max: 320 }),
      fc.string(),
      (count, size, more) => {
        const population = people(Array<bigint>(count).fill(1n))
        const plan = { method: 'random', confidence: 95, seed: SEED + more, size } as const
        const drawn = positions(plan, population)
        expect(drawn).toHaveLength(Math.min(size, count))
        expect(new Set(drawn).size).toBe(drawn.length)
        expect(positions(plan, population)).toEqual(drawn)
      },
    ),
  )
  const population = people(Array<bigint>(500).fill(1n))
  const of = (seed: string) => positions({ method: 'random', confidence: 95, seed, size: 20 }, population)
  expect(of('one seed')).not.toEqual(of('another seed'))
})

test('every item of a population is drawn about as often as the next', () => {
  const counts = Array<number>(20).fill(0)
  const population = people(counts.map(() => 1n))
  for (let round = 0; round < 4_000; round++)
    for (const at of positions({ method: 'random', confidence: 95, seed: `round ${round}`, size: 5 }, population))
      counts[at - 1] = (counts[at - 1] ?? 0) + 1
  // 1,000 are expected of each, 27 the standard deviation.
  expect(Math.min(...counts)).toBeGreaterThan(870)
  expect(Math.max(...counts)).toBeLessThan(1_130)
})

test('a systematic sample goes through the whole population in even steps', () => {
  const drawn = positions(
    { method: 'systematic', confidence: 95, seed: SEED, size: 7 },
    people(Array<bigint>(100).fill(1n)),
  )
  const steps = drawn.slice(1).map((each, at) => each - (drawn[at] ?? 0))
  expect(drawn).toHaveLength(7)
  expect(steps.every((step) => step === 14 || step === 15)).toBe(true)
})

test('a monetary unit sample takes each value as often as points fall on it, and all that are as large as the interval', () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.bigInt({ min: -500n, max: 5_000n })), { minLength: 1, maxLength: 200 }),
      fc.bigInt({ min: 1n, max: 4_000n }),
      (values, interval) => {
        const asked = { tolerable: 1n, expected: 0n, expansion: 160, confidence: 95 }
        const drawn = draw({ method: 'monetary', seed: SEED, interval, ...asked }, people(values))
        const total = values.reduce<bigint>((sum, value) => sum + (value !== null && value > 0n ? value : 0n), 0n)
        const hits = drawn.reduce((sum, each) => sum + BigInt(each.hits), 0n)
        expect(hits === total / interval || hits === total / interval + 1n).toBe(true)
        for (const [at, value] of values.entries()) {
          const own = drawn.find(({ position }) => position === at + 1)
          if (value === null || value <= 0n) expect(own).toBeUndefined()
          else if (value >= interval) expect(own?.reason).toBe('top')
        }
      },
    ),
  )
})

test('by risk, three months are looked at whole, one of them, or none', () => {
  const population = people(Array<bigint>(60).fill(1n))
  const months = ['2026-02', '2026-03', '2026-04']
  const reasonsAt = (level: 'regular' | 'medium' | 'high') =>
    draw({ method: 'risk', confidence: 95, seed: SEED, level, months, size: 4 }, population).map(({ reason }) => reason)
  const count = (level: 'regular' | 'medium' | 'high', wanted: string) =>
    reasonsAt(level).filter((each) => each === wanted).length
  expect([count('high', 'complete'), count('high', 'drawn')]).toEqual([30, 0])
  expect([count('medium', 'complete'), count('medium', 'drawn')]).toEqual([10, 4])
  expect([count('regular', 'complete'), count('regular', 'drawn')]).toEqual([0, 4])
})

test('what is targeted is what was chosen and what is at or above a value, and says so', () => {
  const plan = { method: 'targeted', seed: SEED, positions: [2], from: 50n } as const
  expect(draw({ ...plan, positions: [2] }, people([10n, 20n, 50n, null, 80n]))).toEqual(
    [2, 3, 5].map((position) => ({ position, reason: 'targeted', hits: 1 })),
  )
})

test('a replacement is one that was not taken, the same whoever asks, and none when nothing is left', () => {
  const population = people([1n, 1n, 1n, 1n])
  const first = replacementFor(SEED, 2, population, new Set([1, 2]))
  expect([3, 4]).toContain(first)
  expect(replacementFor(SEED, 2, population, new Set([1, 2]))).toBe(first)
  expect(replacementFor(SEED, 2, population, new Set([1, 2, 3, 4]))).toBeNull()
})

test('a rate is projected with the one that is not exceeded', () => {
  const none = projectRate({ size: 59, deviations: 0, confidence: 0.95 })
  expect(none.found).toBe(0)
  expect(none.upper).toBeLessThanOrEqual(0.05)
  expect(projectRate({ size: 59, deviations: 2, confidence: 0.95 }).upper).toBeGreaterThan(0.05)
  expect(projectRate({ size: 0, deviations: 0, confidence: 0.95 }).upper).toBe(1)
})

test('a sum is projected by the part that is wrong times the interval, with the most that is to be feared', () => {
  const clean = projectSum({ items: [{ book: 10n, audited: 10n, hits: 1 }], interval: 1_000n, confidence: 0.95 })
  expect(clean).toEqual({ projected: 0, upper: 2_996, under: 0 })
  const items = [
    { book: 100n, audited: 50n, hits: 1 },
    { book: 5_000n, audited: 4_000n, hits: 5 },
    { book: 100n, audited: 130n, hits: 1 },
  ]
  // Half of an interval, and a thousand as it is; the bound adds (4.7439 - 2.9957) × 0.5 to the factor.
  expect(projectSum({ items, interval: 1_000n, confidence: 0.95 })).toEqual({
    projected: 1_500,
    upper: 4_870,
    under: 30,
  })
})
