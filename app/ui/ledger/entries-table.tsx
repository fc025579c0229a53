import { Link } from '@remix-run/react'
import type { LedgerBucket } from '../../../domain/ledger/rules.ts'
import { DayText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { SignedCarats } from './signed-carats.tsx'
import { bucketNames } from './words.ts'

export type LedgerEntry = {
  readonly sourceKind: 'issued' | 'received' | 'processing' | 'opening' | 'adjustment'
  readonly sourceId: string
  readonly documentId: string
  readonly position: number
  readonly leg: number
  readonly name: string
  readonly unit: string
  readonly day: string
  readonly documentDay: string
  readonly bucket: LedgerBucket
  readonly carats: string
  readonly warranted: string
  readonly number: string | null
  readonly party: string | null
}

const STOCK = { processing: 'Processing', opening: 'Opening stock', adjustment: 'Adjustment' } as const

/** Entries of the ledger, oldest first, each with the document that it comes from. */
export function EntriesTable({ entries }: { readonly entries: readonly LedgerEntry[] }) {
  return (
    <DataTable label="Ledger entries">
      <TableHeads
        columns={[
          'Day',
          'From',
          'Party',
          'Goods class',
          'Column',
          { figure: 'All goods' },
          { figure: 'Under warranty' },
        ]}
      />
      <tbody>
        {entries.map((entry) => (
          <tr key={`${entry.sourceId}-${entry.position}-${entry.leg}`}>
            <td>
              <DayText value={entry.day} />
              {entry.day === entry.documentDay ? null : (
                <div className="hint">
                  correction of <DayText value={entry.documentDay} />
                </div>
              )}
            </td>
            <th scope="row">
              <Origin entry={entry} />
            </th>
            <td>{entry.party}</td>
            <td>
              {entry.name}, {entry.unit}
            </td>
            <td>{bucketNames[entry.bucket]}</td>
            <td className="number">
              <SignedCarats value={entry.carats} />
            </td>
            <td className="number">
              <SignedCarats value={entry.warranted} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

function Origin({ entry }: { readonly entry: LedgerEntry }) {
  const { sourceKind, documentId, sourceId, number, position, leg } = entry
  if (sourceKind !== 'issued' && sourceKind !== 'received') return <Link to="/ledger/stock">{STOCK[sourceKind]}</Link>
  const room = sourceKind === 'issued' ? 'documents' : 'received'
  return (
    <>
      <Link to={`/${room}/${documentId}`} className="mono">
        {number}
      </Link>
      , line {position}
      {documentId === sourceId ? null : ', statement that came later'}
      {leg === 1 ? ', undone' : null}
    </>
  )
}
