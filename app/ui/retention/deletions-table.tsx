import { Link } from '@remix-run/react'
import { Badge, type Meaning } from '../badge.tsx'
import { countText, Instant } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'

export type Status = 'proposed' | 'approved' | 'refused' | 'done'
type Deletion = {
  readonly id: string
  readonly status: Status
  readonly items: number
  readonly proposedByName: string
  readonly proposedAt: Date | string
  readonly decidedByName: string | null
}

const LOOKS: Readonly<Record<Status, Meaning>> = {
  proposed: 'needs-you',
  approved: 'needs-you',
  refused: 'wrong',
  done: 'in-order',
}
const WORDS: Readonly<Record<Status, string>> = {
  proposed: 'proposed',
  approved: 'approved, being carried out',
  refused: 'refused',
  done: 'carried out',
}

/** How far a deletion is. */
export function DeletionStatus({ status }: { readonly status: Status }) {
  return <Badge meaning={LOOKS[status]}>{WORDS[status]}</Badge>
}

/** Deletions, the newest first. */
export function DeletionsTable({ deletions }: { readonly deletions: readonly Deletion[] }) {
  if (deletions.length === 0) return <p className="hint">Nothing was proposed for deletion.</p>
  return (
    <DataTable label="Deletions">
      <TableHeads columns={['Proposed', 'By', { figure: 'Records' }, 'State', 'Decided by']} />
      <tbody>
        {deletions.map(({ id, status, items, proposedByName, proposedAt, decidedByName }) => (
          <tr key={id} data-meaning={status === 'proposed' ? 'needs-you' : undefined}>
            <th scope="row">
              <Link to={`/retention/deletions/${id}`}>
                <Instant value={proposedAt} />
              </Link>
            </th>
            <td>{proposedByName}</td>
            <td className="number">{countText(items)}</td>
            <td>
              <DeletionStatus status={status} />
            </td>
            <td>{decidedByName}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
