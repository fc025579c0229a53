import { Link } from '@remix-run/react'
import type { CompanyState } from '../../../domain/kernel/actor.ts'
import type { Day } from '../../../domain/kernel/calendar.ts'
import { DataTable, TableHeads } from '../table.tsx'
import { segmentName } from './segments.ts'
import { StateBadge } from './state-badge.tsx'
import { Validity } from './validity.tsx'

type Row = {
  readonly tenantId: string
  readonly legalName: string
  readonly tradeName: string | null
  readonly country: string
  readonly registrationNumber: string
  readonly segment: string
  readonly state: CompanyState
  /** To which day it is registered with all its schemes. */
  readonly registeredTo: string | null
}

/** The association's companies, one a row. */
export function CompanyTable({ rows, today }: { readonly rows: readonly Row[]; readonly today: Day }) {
  return (
    <DataTable label="Companies">
      <TableHeads columns={['Company', 'Country', 'Registration number', 'Segment', 'State', 'Registered']} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.tenantId}>
            <th scope="row">
              <Link to={`/companies/${row.tenantId}`} prefetch="intent">
                {row.legalName}
              </Link>
              {row.tradeName ? <span className="hint"> {row.tradeName}</span> : null}
            </th>
            <td>{row.country}</td>
            <td className="mono">{row.registrationNumber}</td>
            <td>{segmentName(row.segment)}</td>
            <td>
              <StateBadge state={row.state} />
            </td>
            <td>
              <Validity validTo={row.registeredTo} today={today} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
