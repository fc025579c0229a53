import { Link } from '@remix-run/react'
import type { FindingState, Severity } from '../../../domain/findings/rules.ts'
import { Badge, edgeOf } from '../badge.tsx'
import { DayText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { severityMeanings, severityNames, stateNames } from './words.ts'

export type ListedFinding = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly firm: string
  readonly severity: Severity
  readonly state: FindingState
  readonly subjectNumber: string | null
  readonly ageDays: number
  readonly limit: string | null
  readonly overdue: boolean
}

/** Findings, the newest first, each with its age and the day that runs. */
export function FindingsTable({ rows }: { readonly rows: readonly ListedFinding[] }) {
  return (
    <DataTable label="Findings, the newest first">
      <TableHeads columns={['Finding', 'Title', 'Firm', 'Severity', 'State', { figure: 'Age, days' }, 'By']} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-meaning={row.overdue ? edgeOf('wrong') : undefined}>
            <th scope="row" className="mono">
              <Link to={`/findings/${row.id}`}>{row.number}</Link>
            </th>
            <td className="seen">
              <strong>{row.title}</strong>
              {row.subjectNumber ? <div className="hint">About {row.subjectNumber}</div> : null}
            </td>
            <td>{row.firm}</td>
            <td>
              <Badge meaning={severityMeanings[row.severity]}>{severityNames[row.severity]}</Badge>
            </td>
            <td>{stateNames[row.state]}</td>
            <td className="number">{row.ageDays}</td>
            <td>
              {row.limit ? <DayText value={row.limit} /> : 'no day runs'}
              {row.overdue ? ' (overdue)' : ''}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
