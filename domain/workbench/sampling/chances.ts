/** The chance of at most `most` deviations among `size` items when one of them deviates with the chance `rate`. */
export function atMost(most: number, size: number, rate: number): number {
  if (most >= size) return 1
  let term = size * Math.log1p(-rate)
  let sum = Math.exp(term)
  for (let count = 1; count <= most; count++) {
    term += Math.log((size - count + 1) / count) + Math.log(rate) - Math.log1p(-rate)
    sum += Math.exp(term)
  }
  return Math.min(1, sum)
}

/** The same when chances are rare and goods many (Poisson), `expected` being the mean. */
function atMostOf(most: number, expected: number): number {
  let term = Math.exp(-expected)
  let sum = term
  for (let count = 1; count <= most; count++) {
    term *= expected / count
    sum += term
  }
  return sum
}

/** The rate, between 0 and 1, that is not exceeded at this confidence when so many of a sample deviated (exact, one-sided). */
export function upperRate(deviations: number, size: number, confidence: number): number {
  if (size === 0 || deviations >= size) return 1
  return crossing((rate) => atMost(deviations, size, rate), 1 - confidence, 1)
}

/** The reliability factor at this confidence for so many errors: 3.0 at 95 % and none (domain.md 5.3). */
export function reliabilityFactor(errors: number, confidence: number): number {
  return crossing((expected) => atMostOf(errors, expected), 1 - confidence, 60 + 4 * errors)
}

/** Where a chance that falls from 0 on reaches a value. */
function crossing(chance: (at: number) => number, value: number, most: number): number {
  let [low, high] = [0, most]
  for (let round = 0; round < 80; round++) {
    const middle = (low + high) / 2
    if (chance(middle) > value) low = middle
    else high = middle
  }
  return high
}
