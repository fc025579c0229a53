import { Link } from '@remix-run/react'
import type { Conclusion } from '../../../domain/auditor-certificates/rules.ts'
import { daysText } from '../desk/words.ts'
import { DayText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { Standing } from './standing.tsx'

type Listed = {
  readonly id: string
  readonly number: string
  readonly day: string
  readonly writtenBy: string
  readonly firm: string
  readonly scheme: string | null
  readonly from: string | null
  readonly to: string | null
  readonly conclusion: Conclusion | null
  readonly withdrawnAt: Date | string | null
}

/** Certificates, the newest first. */
export function CertificatesTable({ rows }: { readonly rows: readonly Listed[] }) {
  return (
    <DataTable label="Auditor’s certificates, the newest first">
      <TableHeads columns={['Number', 'Of', 'Auditor', 'Scheme', 'Period', 'Conclusion']} />
      <tbody>
        {rows.map(({ id, number, day, writtenBy, firm, scheme, from, to, conclusion, withdrawnAt }) => (
          <tr key={id}>
            <th scope="row" className="mono">
              <Link to={`/auditor-certificates/${id}`}>{number}</Link>
            </th>
            <td>
              <DayText value={day} />
            </td>
            <td>
              {writtenBy}, {firm}
            </td>
            <td>{scheme ?? ''}</td>
            <td>{from && to ? daysText({ from, to }) : ''}</td>
            <td>
              <Standing conclusion={conclusion} withdrawnAt={withdrawnAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
