import { formatCarat, type MilliCarat, parseCarat } from '../kernel/carat.ts'
import type { CounterpartyId } from '../kernel/ids.ts'

/** One group of purchases, a month's or a supplier's, in one unit and currency, less what went back. */
export type CoverageRow = {
  readonly month: string | null
  readonly supplierId: CounterpartyId | null
  readonly supplierName: string | null
  readonly unit: string
  /** Null when the documents said no prices. */
  readonly currency: string | null
  readonly documents: number
  readonly coveredDocuments: number
  readonly carats: string
  readonly coveredCarats: string
  readonly minor: bigint | null
  readonly coveredMinor: bigint | null
}

type Part<T> = { readonly all: T; readonly covered: T }
/** What was bought, and what of it is under an accepted warranty: by documents, by quantity, and by value. */
export type Coverage = {
  readonly documents: Part<number>
  readonly quantities: readonly (Part<string> & { readonly unit: string })[]
  readonly values: readonly (Part<bigint> & { readonly currency: string })[]
}

/** Adds groups up exactly: units and currencies stay apart. */
export function coverageOf(rows: readonly CoverageRow[]): Coverage {
  const byUnit = Map.groupBy(rows, ({ unit }) => unit)
  const byCurrency = Map.groupBy(
    rows.filter(({ currency }) => currency !== null),
    ({ currency }) => currency ?? '',
  )
  return {
    documents: {
      all: rows.reduce((sum, each) => sum + each.documents, 0),
      covered: rows.reduce((sum, each) => sum + each.coveredDocuments, 0),
    },
    quantities: [...byUnit].toSorted(byKey).map(([unit, own]) => ({
      unit,
      all: sumText(own.map(({ carats }) => carats)),
      covered: sumText(own.map(({ coveredCarats }) => coveredCarats)),
    })),
    values: [...byCurrency].toSorted(byKey).map(([currency, own]) => ({
      currency,
      all: own.reduce((sum, { minor }) => sum + (minor ?? 0n), 0n),
      covered: own.reduce((sum, { coveredMinor }) => sum + (coveredMinor ?? 0n), 0n),
    })),
  }
}

/** The share in tenths of a per cent, never rounded up: what is not whole is not shown as whole. Null of nothing. */
export function perMille({ all, covered }: Part<bigint>): number | null {
  return all === 0n ? null : Number((covered * 1000n) / all)
}

/** A part of quantities, as whole thousandths. */
export function thousandths({ all, covered }: Part<string>): Part<bigint> {
  return { all: BigInt(parseCarat(all)), covered: BigInt(parseCarat(covered)) }
}

function sumText(weights: readonly string[]): string {
  return formatCarat(weights.reduce((sum, each) => sum + parseCarat(each), 0) as MilliCarat)
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a.localeCompare(b)
}
