import type { Lane } from '../../../domain/work/index.ts'
import { countText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { agoText, laneWords } from './words.ts'

type LanesProps = {
  readonly now: Date
  readonly lanes: readonly { readonly lane: Lane; readonly waiting: number; readonly oldest: Date | null }[]
}

/** What waits in each lane of work, and since when the oldest does. */
export function Lanes({ lanes, now }: LanesProps) {
  return (
    <DataTable label="What waits">
      <TableHeads columns={['Work', { figure: 'Waiting' }, { figure: 'The oldest, for' }]} />
      <tbody>
        {lanes.map(({ lane, waiting, oldest }) => (
          <tr key={lane}>
            <th scope="row">{laneWords[lane]}</th>
            <td className="number">{countText(waiting)}</td>
            <td className="number">{oldest ? agoText(oldest, now) : '–'}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
