import { reliabilityFactor, upperRate } from './chances.ts'

type Looked = { readonly size: number; readonly deviations: number; readonly confidence: number }

/** What a sample of yes and no says of the whole population: the rate found, and the one that is not exceeded. */
export function projectRate({ size, deviations, confidence }: Looked) {
  return { found: size === 0 ? 0 : deviations / size, upper: upperRate(deviations, size, confidence) }
}

/** An item of a monetary unit sample: what stands in the books, and what it should have been. */
export type Audited = { readonly book: bigint; readonly audited: bigint; readonly hits: number }
type Sampled = { readonly items: readonly Audited[]; readonly interval: bigint; readonly confidence: number }

/**
 * What overstatements of a monetary unit sample say of the whole: those of the items that could not be missed as they
 * are, the others by the part of their value that is wrong, times the interval; and the most that is to be feared
 * (Stringer's bound). All in the units of the books. Understatements are told apart and never set off.
 */
export function projectSum({ items, interval, confidence }: Sampled) {
  const over = items.filter(({ book, audited }) => audited < book)
  const known = over
    .filter(({ book }) => book >= interval)
    .reduce((sum, { book, audited }) => sum + Number(book - audited), 0)
  const taints = over
    .filter(({ book }) => book < interval)
    .flatMap(({ book, audited, hits }) => Array<number>(hits).fill(Number(book - audited) / Number(book)))
    .sort((a, b) => b - a)
  const step = Number(interval)
  const projected = known + taints.reduce((sum, taint) => sum + taint * step, 0)
  const allowance = taints.reduce(
    (sum, taint, at) => sum + (reliabilityFactor(at + 1, confidence) - reliabilityFactor(at, confidence)) * taint,
    reliabilityFactor(0, confidence),
  )
  const under = items.reduce((sum, { book, audited }) => sum + (audited > book ? Number(audited - book) : 0), 0)
  return { projected: Math.round(projected), upper: Math.round(known + allowance * step), under: Math.round(under) }
}
