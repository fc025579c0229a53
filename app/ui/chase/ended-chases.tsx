import { Link } from '@remix-run/react'
import { Badge, type Meaning } from '../badge.tsx'
import { DayText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'

type Reason = 'complete' | 'stopped' | 'unanswered'
type Ended = {
  readonly id: string
  readonly supplierId: string
  readonly supplierName: string
  readonly startedAt: Date
  readonly startedByName: string
  readonly reminders: number
  readonly stopReason: Reason | null
  readonly stoppedByName: string | null
}

const LOOKS: Readonly<Record<Reason, readonly [Meaning, string]>> = {
  complete: ['in-order', 'everything came'],
  stopped: ['could-not-verify', 'stopped'],
  unanswered: ['wrong', 'no answer'],
}

/** Chases that are over, and why. */
export function EndedChases({ chases }: { readonly chases: readonly Ended[] }) {
  const ended = chases.filter(({ stopReason }) => stopReason !== null)
  if (ended.length === 0) return null
  return (
    <section aria-labelledby="ended">
      <h2 id="ended" className="section-head">
        Ended
      </h2>
      <DataTable label="Chases that ended">
        <TableHeads columns={['Supplier', 'Begun', 'By', { figure: 'Reminders' }, 'Outcome', 'Ended by']} />
        <tbody>
          {ended.map((chase) => {
            const [meaning, word] = LOOKS[chase.stopReason ?? 'complete']
            return (
              <tr key={chase.id}>
                <th scope="row">
                  <Link to={`/counterparties/${chase.supplierId}`}>{chase.supplierName}</Link>
                </th>
                <td>
                  <DayText value={chase.startedAt.toISOString().slice(0, 10)} />
                </td>
                <td>{chase.startedByName}</td>
                <td className="number">{chase.reminders}</td>
                <td>
                  <Badge meaning={meaning}>{word}</Badge>
                </td>
                <td>{chase.stoppedByName ?? '–'}</td>
              </tr>
            )
          })}
        </tbody>
      </DataTable>
    </section>
  )
}
