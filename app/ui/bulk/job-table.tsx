import { Link } from '@remix-run/react'
import type { BulkKind, BulkStatus } from '../../../domain/bulk-jobs/rules.ts'
import { countText, Instant } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { JobBadge } from './job-badge.tsx'
import { titleOf } from './words.ts'

type JobRow = {
  readonly id: string
  readonly kind: BulkKind
  readonly status: BulkStatus
  readonly total: number
  readonly done: number
  readonly refused: number
  readonly askedByName: string
  readonly askedAt: Date | string
}

/** The jobs of a company, newest first. */
export function JobTable({ jobs }: { readonly jobs: readonly JobRow[] }) {
  return (
    <DataTable label="Jobs">
      <TableHeads columns={['Job', 'State', { figure: 'Done' }, { figure: 'Refused' }, 'Asked for by', 'When']} />
      <tbody>
        {jobs.map((job) => (
          <tr key={job.id} data-meaning={job.status === 'failed' ? 'wrong' : undefined}>
            <th scope="row">
              <Link to={`/documents/bulk/${job.id}`}>{titleOf(job.kind, job.total)}</Link>
            </th>
            <td>
              <JobBadge status={job.status} />
            </td>
            <td className="number">{countText(job.done)}</td>
            <td className="number">{countText(job.refused)}</td>
            <td>{job.askedByName}</td>
            <td>
              <Instant value={job.askedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
