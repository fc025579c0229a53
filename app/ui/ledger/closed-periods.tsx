import { Link } from '@remix-run/react'
import { DayText, Instant } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { SignedCarats } from './signed-carats.tsx'

type ClosedFiguresProps = {
  readonly classes: readonly {
    readonly goodsClass: string
    readonly name: string
    readonly unit: string
    readonly counted: string | null
    readonly difference: string
    readonly explanation: string | null
  }[]
}

/** What was counted when the period was closed, and how differences were explained. */
export function ClosedFigures({ classes }: ClosedFiguresProps) {
  return (
    <DataTable label="Counted">
      <TableHeads columns={['Goods class', { figure: 'Counted' }, { figure: 'Difference' }, 'Explanation']} />
      <tbody>
        {classes.map(({ goodsClass, name, unit, counted, difference, explanation }) => (
          <tr key={goodsClass}>
            <th scope="row">
              {name}, {unit}
            </th>
            <td className="number">{counted === null ? 'not counted' : <SignedCarats value={counted} />}</td>
            <td className="number">
              <SignedCarats value={difference} />
            </td>
            <td>{explanation}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

type ClosedPeriodsProps = {
  readonly periods: readonly {
    readonly id: string
    readonly from: string
    readonly to: string
    readonly closedBy: string
    readonly closedAt: Date
  }[]
}

/** Every closed period, the newest first. */
export function ClosedPeriods({ periods }: ClosedPeriodsProps) {
  if (periods.length === 0) return <p className="hint">No period is closed yet.</p>
  return (
    <ol className="history">
      {periods.map(({ id, from, to, closedBy, closedAt }) => (
        <li key={id}>
          <Link to={`/ledger/reconciliation?kind=${kindOf(from, to)}&containing=${from}`}>
            <DayText value={from} /> to <DayText value={to} />
          </Link>
          <span>
            closed by {closedBy}, <Instant value={closedAt} />
          </span>
        </li>
      ))}
    </ol>
  )
}

function kindOf(from: string, to: string): string {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
  if (days < 32) return 'month'
  if (days < 93) return 'quarter'
  return days < 185 ? 'half' : 'fiscal-year'
}
