import { type MilliCarat, parseCarat, showCarat } from '../kernel/carat.ts'
import { countryName } from '../kernel/country.ts'
import type { TradeDocumentType } from '../kernel/goods.ts'
import { CURRENCIES, type Currency, showAmount } from '../kernel/money.ts'

const kinds = ['Invoice', 'Memo', 'Memo return', 'Credit note', 'Debit note'] as const

/** A seller's own words for each kind of document. */
export const documentKinds: Readonly<Record<TradeDocumentType, (typeof kinds)[number]>> = {
  invoice: 'Invoice',
  memo: 'Memo',
  'memo-return': 'Memo return',
  'credit-note': 'Credit note',
  'debit-note': 'Debit note',
}

/** Which lines a statement covers, in words: 'All lines', 'Line 2', 'Lines 1, 3'. */
export function coveredLines(positions: readonly number[], lineCount: number): string {
  if (positions.length === lineCount) return 'All lines'
  return `${positions.length === 1 ? 'Line' : 'Lines'} ${positions.join(', ')}`
}

/** A weight from the database, for people. */
export function printCarats(stored: string): string {
  return showCarat(parseCarat(stored) as MilliCarat)
}

/** An amount from the database, for people. A currency of an older release keeps two decimals. */
export function printAmount(minor: bigint, currency: string): string {
  return showAmount(minor, currency in CURRENCIES ? (currency as Currency) : 'USD')
}

/** ISO country code to its English name. */
export function printCountry(code: string | null): string | null {
  return code ? countryName(code) : null
}
