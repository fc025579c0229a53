import { Badge, type Meaning } from '../badge.tsx'
import { DayText, Instant } from '../format.tsx'
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
      <TableHeads columns={['Auditor', 'Firm', 'Period', 'Until', 'State', { unseen: 'End' }]} />
      <tbody>
        {rows.map((row) => {
          const { meaning, says } = stateOf(row, new Date(now))
          return (
            <tr key={row.id}>
              <th scope="row">
                {row.auditorName} <span className="hint">{row.auditorEmail}</span>
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

function stateOf(row: Engagement, now: Date): { readonly meaning: Meaning; readonly says: string } {
  if (row.endedAt) return { meaning: 'wrong', says: 'ended' }
  if (new Date(row.expiresAt) <= now) return { meaning: 'wrong', says: 'over' }
  return { meaning: 'in-order', says: 'running' }
}
