import { DayText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { SignedCarats } from './signed-carats.tsx'

type Line = {
  readonly position: number
  readonly side: 'in' | 'out'
  readonly lot: string | null
  readonly name: string
  readonly carats: string
  readonly warranted: string
}
type ProcessingsTableProps = {
  readonly rows: readonly {
    readonly id: string
    readonly kind: 'manufacture' | 'mix' | 'sort'
    readonly day: string
    readonly caratsIn: string
    readonly caratsOut: string
    readonly yieldPct: number | null
    readonly note: string | null
    readonly recordedBy: string
    readonly lines: readonly Line[]
  }[]
}

const KINDS = { manufacture: 'Manufacture', mix: 'Mixing', sort: 'Sorting' } as const

/** What was manufactured, mixed and sorted, the newest first. */
export function ProcessingsTable({ rows }: ProcessingsTableProps) {
  if (rows.length === 0) return <p className="hint">Nothing was manufactured, mixed or sorted yet.</p>
  return (
    <DataTable label="Manufacture, mixing and sorting">
      <TableHeads
        columns={['Day', 'What', 'In', 'Out', { figure: 'In' }, { figure: 'Out' }, { figure: 'Yield' }, 'By']}
      />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <DayText value={row.day} />
            </td>
            <th scope="row">{KINDS[row.kind]}</th>
            <td>
              <Lines lines={row.lines} side="in" />
            </td>
            <td>
              <Lines lines={row.lines} side="out" />
            </td>
            <td className="number">
              <SignedCarats value={row.caratsIn} />
            </td>
            <td className="number">
              <SignedCarats value={row.caratsOut} />
            </td>
            <td className="number">{row.yieldPct === null ? '' : `${row.yieldPct.toFixed(1)} %`}</td>
            <td>{row.recordedBy}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

function Lines({ lines, side }: { readonly lines: readonly Line[]; readonly side: Line['side'] }) {
  return lines
    .filter((line) => line.side === side)
    .map(({ position, lot, name, carats, warranted }) => (
      <div key={position}>
        {name}
        {lot ? `, lot ${lot}` : ''}: <SignedCarats value={carats} />, under warranty <SignedCarats value={warranted} />
      </div>
    ))
}
