import { Link } from '@remix-run/react'
import { Instant } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { ItemBadge, type ItemStatus, sourceWords } from './item-badge.tsx'

export type ItemRow = {
  readonly id: string
  readonly source: keyof typeof sourceWords
  readonly sender: string
  readonly fileName: string | null
  readonly receivedAt: Date | string
  readonly status: ItemStatus
  readonly readNumber: string | null
  readonly readParty: string | null
  readonly counterpartyName: string | null
  readonly discardReason: string | null
}

/** What a paper is called while nobody has decided what it is. */
export function itemName({ readNumber, fileName }: Pick<ItemRow, 'readNumber' | 'fileName'>): string {
  return readNumber ?? fileName ?? 'Paper without a name'
}

/** The papers that came in. */
export function ItemTable({ rows, zone }: { readonly rows: readonly ItemRow[]; readonly zone: string }) {
  return (
    <DataTable label="Papers">
      <TableHeads columns={['Paper', 'From', 'Came', 'When', 'State']} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-meaning={row.status === 'waiting' ? 'needs-you' : undefined}>
            <th scope="row">
              <Link to={`/inbox/${row.id}`}>{itemName(row)}</Link>
            </th>
            <td>{row.readParty ?? row.counterpartyName ?? 'not known'}</td>
            <td>
              {sourceWords[row.source]}, {row.sender}
            </td>
            <td>
              <Instant value={row.receivedAt} zone={zone} />
            </td>
            <td>
              <ItemBadge status={row.status} /> {row.discardReason}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
