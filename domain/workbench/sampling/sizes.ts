import { atMost, reliabilityFactor } from './chances.ts'

export const MOST_ITEMS = 5_000

type Attribute = {
  /** Between 0 and 1. */
  readonly confidence: number
  /** The rate of deviations that the auditor can still accept, between 0 and 1. */
  readonly tolerable: number
  /** How many deviations the sample may hold and still support that. */
  readonly expected: number
}

/**
 * The smallest sample that shows at this confidence that not more than the tolerable rate deviates, if at most the
 * expected number of deviations is found in it (ISA 530; domain.md 5.3: ln 0.05 / ln(1 - p) when none is expected).
 */
export function attributeSize({ confidence, tolerable, expected }: Attribute): number {
  const isEnough = (size: number) => atMost(expected, size, tolerable) <= 1 - confidence
  let high = expected + 1
  while (!isEnough(high)) high *= 2
  let low = Math.floor(high / 2)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (isEnough(middle)) high = middle
    else low = middle
  }
  return high
}

type Monetary = {
  readonly confidence: number
  /** In the smallest units of what is measured, like all sums here. */
  readonly tolerable: bigint
  readonly expected: bigint
  /** By how much an expected misstatement counts, in hundredths: the expansion factor of the auditor's own method. */
  readonly expansion: number
}

/**
 * The sampling interval: (TM - EM × EF) / RF, in whole units (domain.md 5.3). Null when what is expected leaves nothing
 * of what is tolerable.
 */
export function monetaryInterval({ confidence, tolerable, expected, expansion }: Monetary): bigint | null {
  const left = tolerable * 100n - expected * BigInt(expansion)
  if (left <= 0n) return null
  const factor = BigInt(Math.round(reliabilityFactor(0, confidence) * 10_000))
  const interval = (left * 100n) / factor
  return interval > 0n ? interval : null
}
