import { Link } from '@remix-run/react'
import { Badge } from '../badge.tsx'
import { DayText, Instant } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'

export type PublicationStatus = 'draft' | 'published' | 'withdrawn'
type PublicationRow = {
  readonly id: string
  readonly title: string
  readonly effectiveOn: string
  readonly status: PublicationStatus
  readonly draftedByName: string
  readonly draftedAt: Date
  readonly approvedByName: string | null
}

/** Publications, each with its day and the two who stand behind it. */
export function PublicationTable({
  label,
  rows,
}: {
  readonly label: string
  readonly rows: readonly PublicationRow[]
}) {
  return (
    <DataTable label={label}>
      <TableHeads columns={['Publication', 'Takes effect', 'State', 'Drafted by', 'When', 'Approved by']} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-meaning={row.status === 'draft' ? 'needs-you' : undefined}>
            <th scope="row">
              <Link to={`/publications/${row.id}`}>{row.title}</Link>
            </th>
            <td>
              <DayText value={row.effectiveOn} />
            </td>
            <td>
              <PublicationBadge status={row.status} />
            </td>
            <td>{row.draftedByName}</td>
            <td>
              <Instant value={row.draftedAt} />
            </td>
            <td>{row.approvedByName ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

/** How a publication stands: a draft waits for somebody, what is published is in order, what was withdrawn is only a fact. */
export function PublicationBadge({ status }: { readonly status: PublicationStatus }) {
  if (status === 'draft') return <Badge meaning="needs-you">waits for approval</Badge>
  return status === 'published' ? <Badge meaning="in-order">published</Badge> : 'withdrawn'
}
