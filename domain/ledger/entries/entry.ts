import type { Day } from '../../kernel/calendar.ts'
import { formatCarat, type MilliCarat } from '../../kernel/carat.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { LedgerBucket } from '../rules.ts'

/** A line's effect on the ledger, as it is written. */
export type EntryRow = {
  readonly sourceId: string
  readonly position: number
  readonly leg: 0 | 1
  readonly sourceKind: 'issued' | 'received' | 'processing' | 'opening' | 'adjustment'
  readonly scheme: string
  readonly goodsClass: string
  readonly day: Day
  readonly bucket: LedgerBucket
  readonly carats: string
  readonly warranted: string
  readonly abroad: boolean | null
  readonly valueMinor: string | null
  readonly currency: string | null
}

type MovedLine = {
  readonly position: number
  readonly goodsClass: string
  readonly carats: MilliCarat
  readonly warranted: boolean
  readonly amountMinor: bigint | null
}
type Moved = Pick<EntryRow, 'sourceId' | 'sourceKind' | 'day' | 'bucket' | 'abroad' | 'currency'> & {
  readonly schemeOf: (goodsClass: string) => string
  readonly lines: readonly MovedLine[]
}

/** The entries of a document's lines: each in full among all goods, and in full or not at all among the warranted. */
export function entriesOf({ schemeOf, lines, ...common }: Moved): readonly EntryRow[] {
  return lines.map((line) => ({
    ...common,
    leg: 0,
    position: line.position,
    scheme: schemeOf(line.goodsClass),
    goodsClass: line.goodsClass,
    carats: formatCarat(line.carats),
    warranted: line.warranted ? formatCarat(line.carats) : '0.000',
    valueMinor: line.amountMinor?.toString() ?? null,
  }))
}

/** The refusal that the database's own keeper makes when a period is closed while something is being written into it. */
export function isClosedPeriod(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'BR001'
}

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '40P01'
}

const TRIES = 5

/**
 * Runs work that writes entries, a transaction by itself; a period that closes meanwhile refuses it in a sentence, with
 * nothing written. Two that wait for each other's sums, because a month's first appeared between, are told apart by the
 * database: one of them was undone, and does it again.
 */
export async function whileOpen<T>(work: () => Promise<T>, tries = TRIES): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isDeadlock(error) && tries > 1) return whileOpen(work, tries - 1)
    if (!isClosedPeriod(error)) throw error
    throw new DomainError('conflict', 'The period was closed meanwhile. Nothing was written; do it again.', {
      reason: 'period_closed',
    })
  }
}
