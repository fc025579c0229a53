import { Link } from '@remix-run/react'
import { Badge, type Meaning } from '../badge.tsx'
import { countText, DayText, Instant } from '../format.tsx'
import { RowAction } from '../row-action.tsx'
import { DataTable, TableHeads } from '../table.tsx'

type Engagement = {
  readonly id: string
  readonly auditorName: string
  readonly auditorEmail: string
  readonly firm: string
  readonly from: string
  readonly to: string
  readonly expiresAt: Date | string
  readonly endedAt: Date | string | null
  readonly accesses: number
  readonly openFindings: number
}
type EngagementsProps = {
  readonly rows: readonly Engagement[]
  readonly now: Date | string
  readonly mayManage: boolean
}

/** Who audits or audited the company, for which period, and until when he is let in. */
export function EngagementsTable({ rows, now, mayManage }: EngagementsProps) {
  return (
    <DataTable label="Engagements, the newest first">
      <TableHeads
        columns={[
          'Auditor',
          'Firm',
          'Period',
          'Until',
          'State',
          { figure: 'Looked' },
          { figure: 'Findings open' },
          { unseen: 'End' },
        ]}
      />
      <tbody>
        {rows.map((row) => {
          const { meaning, says } = stateOf(row, new Date(now))
          return (
            <tr key={row.id}>
              <th scope="row">
                <Link to={`/company/auditors/${row.id}`}>{row.auditorName}</Link>{' '}
                <span className="hint">{row.auditorEmail}</span>
              </th>
              <td>{row.firm}</td>
              <td>
                <DayText value={row.from} /> to <DayText value={row.to} />
              </td>
              <td>
                <Instant value={row.endedAt ?? row.expiresAt} />
              </td>
              <td>
                <Badge meaning={meaning}>{says}</Badge>
              </td>
              <td className="number">{countText(row.accesses)}</td>
              <td className="number">{countText(row.openFindings)}</td>
              <td>
                {mayManage && meaning === 'in-order' ? (
                  <RowAction form="end" id={row.id} verb="End" label={`End the engagement of ${row.auditorName}`} />
                ) : null}
              </td>
            </tr>
          )
        })}
      </tbody>
    </DataTable>
  )
}

/** Whether an engagement runs, in a word. */
export function stateOf(
  row: Pick<Engagement, 'endedAt' | 'expiresAt'>,
  now: Date,
): { readonly meaning: Meaning; readonly says: string } {
  if (row.endedAt) return { meaning: 'wrong', says: 'ended' }
  if (new Date(row.expiresAt) <= now) return { meaning: 'wrong', says: 'over' }
  return { meaning: 'in-order', says: 'running' }
}
