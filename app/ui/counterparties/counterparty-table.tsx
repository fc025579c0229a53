import { Link } from '@remix-run/react'
import type { SowStanding } from '../../../domain/counterparties/rules.ts'
import { edgeOf } from '../badge.tsx'
import { DayText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { SowBadge, sowMeaning } from './sow-badge.tsx'

export type CounterpartyRow = {
  readonly id: string
  readonly name: string
  readonly country: string
  readonly roles: readonly string[]
  readonly sowNumber: string | null
  readonly sowCheckedOn: string | null
  readonly sowValidTo: string | null
  readonly standing: SowStanding
}

/** Buyers and suppliers by name, each with how its SoW registration stands. */
export function CounterpartyTable({ rows }: { readonly rows: readonly CounterpartyRow[] }) {
  return (
    <DataTable label="Counterparties">
      <TableHeads columns={['Name', 'Country', 'Role', 'SoW number', 'Last checked', 'SoW valid to', 'Standing']} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-meaning={edgeOf(sowMeaning(row.standing))}>
            <th scope="row">
              <Link to={`/counterparties/${row.id}`}>{row.name}</Link>
            </th>
            <td>{row.country}</td>
            <td>{row.roles.join(', ')}</td>
            <td className="mono">{row.sowNumber ?? '–'}</td>
            <td>{row.sowCheckedOn ? <DayText value={row.sowCheckedOn} /> : 'never'}</td>
            <td>{row.sowValidTo ? <DayText value={row.sowValidTo} /> : '–'}</td>
            <td>
              <SowBadge standing={row.standing} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
