/** A source of chances that gives the same ones for the same seed. */
export type Random = {
  readonly whole: (below: number) => number
  readonly chance: (part: number) => boolean
  readonly pick: <T>(from: readonly T[]) => T
}

/** mulberry32: small, fast, and good enough to make papers. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (below: number) => Math.floor(next() * below)
  return {
    whole,
    chance: (part) => next() < part,
    pick: (from) => {
      const picked = from[whole(from.length)]
      if (picked === undefined) throw new Error('There is nothing to pick from.')
      return picked
    },
  }
}
