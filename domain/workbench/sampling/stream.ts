import { createHash } from 'node:crypto'

const RANGE = 1n << 64n

/** Whole numbers that follow from a seed alone, each as likely as the next. */
export type Stream = { readonly below: (limit: bigint) => bigint }

/**
 * The stream of a seed: SHA-256 of “seed:0”, “seed:1” and so on, each cut into four big-endian numbers of 64 bits; one
 * that would favour small results is passed over. Said in docs/sampling.md, so that anybody can draw again.
 */
export function streamOf(seed: string): Stream {
  let count = 0
  let left: bigint[] = []
  const next = () => {
    if (left.length === 0) {
      const digest = createHash('sha256').update(`${seed}:${count++}`).digest()
      left = [0, 8, 16, 24].map((at) => digest.readBigUInt64BE(at))
    }
    return left.shift() ?? 0n
  }
  return {
    below(limit) {
      if (limit <= 0n || limit > RANGE) throw new RangeError(`no number is below ${limit}`)
      const fair = RANGE - (RANGE % limit)
      for (;;) {
        const drawn = next()
        if (drawn < fair) return drawn % limit
      }
    },
  }
}
