import { formatCarat, type MilliCarat, readCarats } from '../kernel/carat.ts'
import { bucketSigns, type LedgerBucket, ledgerBuckets } from './rules.ts'

/** A quantity kept twice: of all goods, and of those under warranty. */
export type Twice = { readonly carats: MilliCarat; readonly warranted: MilliCarat }
export const NOTHING: Twice = { carats: 0 as MilliCarat, warranted: 0 as MilliCarat }

export type Movement = Twice & { readonly bucket: LedgerBucket; readonly isBefore: boolean }
export type Equation = Readonly<Record<LedgerBucket | 'closing', Twice>>

/**
 * opening + received + produced + returns in + adjustments = issued + returns out + consumed + closing (domain.md 4.3
 * point 1). Opening is all that moved before the period, and what was declared as opening stock within it.
 */
export function equationOf(movements: readonly Movement[]): Equation {
  const columns = new Map<LedgerBucket, Twice>(ledgerBuckets.map((bucket) => [bucket, NOTHING]))
  for (const { bucket, isBefore, ...moved } of movements) {
    const to = isBefore ? 'opening' : bucket
    columns.set(to, plus(columns.get(to) ?? NOTHING, moved, isBefore ? bucketSigns[bucket] : 1))
  }
  const closing = [...columns].reduce((sum, [bucket, moved]) => plus(sum, moved, bucketSigns[bucket]), NOTHING)
  return { ...(Object.fromEntries(columns) as Record<LedgerBucket, Twice>), closing }
}

type Stored = TwiceText & { readonly bucket: LedgerBucket; readonly isBefore: boolean }

/** The equation of sums as the database writes them. */
export function equationOfStored(rows: readonly Stored[]): Equation {
  return equationOf(
    rows.map(({ bucket, isBefore, carats, warranted }) => ({
      ...{ bucket, isBefore, carats: readCarats(carats), warranted: readCarats(warranted) },
    })),
  )
}

/** One quantity more, or less. */
export function plus(a: Twice, b: Twice, sign: 1 | -1 = 1): Twice {
  return {
    carats: (a.carats + sign * b.carats) as MilliCarat,
    warranted: (a.warranted + sign * b.warranted) as MilliCarat,
  }
}

export type TwiceText = { readonly carats: string; readonly warranted: string }

/** As text with three decimals, for pages, files and the wire. */
export function textOf({ carats, warranted }: Twice): TwiceText {
  return { carats: formatCarat(carats), warranted: formatCarat(warranted) }
}
