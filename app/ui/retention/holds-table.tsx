import { Link } from '@remix-run/react'
import { Badge } from '../badge.tsx'
import { countText, DayText, dayText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import type { coversNames } from './words.ts'

type Hold = {
  readonly id: string
  readonly name: string
  readonly reason: string
  readonly fromDay: string
  readonly covers: keyof typeof coversNames
  readonly counterparty: string | null
  readonly periodFrom: string | null
  readonly periodTo: string | null
  readonly numbers: readonly string[]
  readonly setByName: string
  readonly liftedByName: string | null
  readonly liftedAt: unknown
  readonly liftReason: string | null
  readonly count: number
  readonly isOwn: boolean
}

/** Holds, those that stand first. */
export function HoldsTable({ holds, mayLift }: { readonly holds: readonly Hold[]; readonly mayLift: boolean }) {
  if (holds.length === 0) return <p className="hint">Nothing is held.</p>
  return (
    <DataTable label="Legal holds">
      <TableHeads
        columns={[
          'Case',
          'Reason',
          'From',
          'Covers',
          { figure: 'Records' },
          'Set by',
          'State',
          ...(mayLift ? [{ unseen: 'Lift' }] : []),
        ]}
      />
      <tbody>
        {holds.map((hold) => (
          <tr key={hold.id} data-meaning={hold.liftedAt === null ? 'needs-you' : undefined}>
            <th scope="row">{hold.name}</th>
            <td>{hold.reason}</td>
            <td>
              <DayText value={hold.fromDay} />
            </td>
            <td>{coverText(hold)}</td>
            <td className="number">{hold.liftedAt === null ? countText(hold.count) : ''}</td>
            <td>{hold.setByName}</td>
            <td>
              {hold.liftedAt === null ? (
                <Badge meaning="needs-you">stands</Badge>
              ) : (
                `lifted by ${hold.liftedByName}: ${hold.liftReason}`
              )}
            </td>
            {mayLift ? <td>{hold.liftedAt === null ? <Lift hold={hold} /> : null}</td> : null}
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

function Lift({ hold }: { readonly hold: Hold }) {
  if (hold.isOwn) return <span className="hint">Somebody else lifts it.</span>
  return (
    <Link to={`?lift=${hold.id}`} aria-label={`Lift ${hold.name}`}>
      Lift
    </Link>
  )
}

function coverText({ covers, counterparty, periodFrom, periodTo, numbers }: Hold): string {
  if (covers === 'counterparty') return `everything with ${counterparty}`
  if (covers === 'period' && periodFrom && periodTo) return `${dayText(periodFrom)} to ${dayText(periodTo)}`
  if (covers === 'records') return numbers.join(', ')
  return 'everything'
}
