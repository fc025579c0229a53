import type { RestartReason } from '../../../domain/work/index.ts'
import { Badge } from '../badge.tsx'
import { countText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { agoText, reasonWords } from './words.ts'

export type SeenWorker = {
  readonly id: string
  readonly started_at: Date
  readonly seenAt: Date
  readonly alive: boolean
  readonly sandbox: string
  readonly tabs: number
  readonly busy: number
  readonly waiting: number
  readonly browser_mb: number
  readonly worker_mb: number
  readonly browsers_started: number
}
export type Restart = {
  readonly worker_id: string
  readonly reason: RestartReason
  readonly times: number
  readonly last: Date
}
type WorkersProps = {
  readonly now: Date
  readonly workers: readonly SeenWorker[]
  readonly restarts: readonly Restart[]
}

const COLUMNS = [
  'Worker',
  'State',
  { figure: 'Tabs busy' },
  { figure: 'Pages waiting for a tab' },
  { figure: 'Browser, MB' },
  { figure: 'Worker, MB' },
  { figure: 'Browsers started' },
  'Replaced in the last day, because it',
]

/** The workers of the last day: who lives, how its browser is fenced in, and why browsers were replaced. */
export function Workers({ workers, restarts, now }: WorkersProps) {
  return (
    <DataTable label="Workers">
      <TableHeads columns={COLUMNS} />
      <tbody>
        {workers.map((worker) => (
          <tr key={worker.id} data-meaning={worker.alive ? undefined : 'wrong'}>
            <th scope="row" title={worker.id}>
              {worker.id.slice(0, 8)}
            </th>
            <td>
              <State worker={worker} now={now} />
            </td>
            <td className="number">
              {worker.busy} of {worker.tabs}
            </td>
            <td className="number">{countText(worker.waiting)}</td>
            <td className="number">{countText(worker.browser_mb)}</td>
            <td className="number">{countText(worker.worker_mb)}</td>
            <td className="number">{countText(worker.browsers_started)}</td>
            <td>{reasonsOf(worker.id, restarts)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

function State({ worker, now }: { readonly worker: SeenWorker; readonly now: Date }) {
  if (!worker.alive) return <Badge meaning="wrong">{`not seen for ${agoText(worker.seenAt, now)}`}</Badge>
  if (worker.sandbox === 'none') return <Badge meaning="could-not-verify">no sandbox</Badge>
  return <Badge meaning="in-order">{`works for ${agoText(worker.started_at, now)}`}</Badge>
}

function reasonsOf(id: string, restarts: readonly Restart[]): string {
  const own = restarts.filter(({ worker_id }) => worker_id === id)
  return own.length === 0 ? 'never' : own.map(({ reason, times }) => `${reasonWords[reason]} (${times})`).join(', ')
}
