import type { LedgerBucket } from '../../../domain/ledger/rules.ts'

/** The columns of the equation, as the trade reads them. */
export const bucketNames: Readonly<Record<LedgerBucket | 'closing', string>> = {
  opening: 'Opening',
  received: 'Received',
  produced: 'Produced',
  'returns-in': 'Returns in',
  adjustments: 'Adjustments',
  issued: 'Issued',
  'returns-out': 'Returns out',
  consumed: 'Consumed',
  closing: 'Closing',
}

/** Where the entries behind a figure are listed. */
export function entriesAddress(filter: Readonly<Record<string, string | null>>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) if (value) search.set(name, value)
  return `/ledger/entries?${search}`
}

/** Whether a quantity as text is nothing. */
export function isNothing(carats: string): boolean {
  return /^-?0+\.0+$/.test(carats)
}
