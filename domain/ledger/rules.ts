import type { TradeDocumentType } from '../kernel/goods.ts'

export const ledgerBuckets = [
  'opening',
  'received',
  'produced',
  'returns-in',
  'adjustments',
  'issued',
  'returns-out',
  'consumed',
] as const
/** A column of the ledger's equation (domain.md 4.3 point 1); closing is what they come to. */
export type LedgerBucket = (typeof ledgerBuckets)[number]

/** Whether a column adds to the stock or takes from it. */
export const bucketSigns: Readonly<Record<LedgerBucket, 1 | -1>> = {
  opening: 1,
  received: 1,
  produced: 1,
  'returns-in': 1,
  adjustments: 1,
  issued: -1,
  'returns-out': -1,
  consumed: -1,
}

export type Side = 'issued' | 'received'
export type OriginalKind = { readonly side: Side; readonly documentType: TradeDocumentType }

/**
 * The column that a document's lines count in, or null when they move no goods: what leaves on memo has left when it
 * is sold, and a debit note charges for goods that moved before.
 */
export function effectOf(
  side: Side,
  documentType: TradeDocumentType,
  original: OriginalKind | null,
): LedgerBucket | null {
  switch (documentType) {
    case 'invoice':
      return original?.documentType === 'memo' ? null : side
    case 'memo':
      return side
    case 'memo-return':
      return original?.side === 'received' ? 'returns-out' : 'returns-in'
    case 'credit-note':
      return side === 'issued' ? 'returns-in' : 'returns-out'
    case 'debit-note':
      return null
  }
}
