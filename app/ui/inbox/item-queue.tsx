import { Link } from '@remix-run/react'
import { type ItemRow, itemName } from './item-table.tsx'

type ItemQueueProps = { readonly rows: readonly ItemRow[]; readonly current: string; readonly hasMore: boolean }

/** The papers that wait, the oldest first; the one that is open is marked. */
export function ItemQueue({ rows, current, hasMore }: ItemQueueProps) {
  return (
    <nav aria-label="Papers that wait" className="inbox-queue">
      <ol>
        {rows.map((row) => (
          <li key={row.id}>
            <Link to={`/inbox/${row.id}`} aria-current={row.id === current ? 'page' : undefined}>
              <span>{itemName(row)}</span>
              <span className="hint">{row.readParty ?? row.counterpartyName ?? row.sender}</span>
            </Link>
          </li>
        ))}
      </ol>
      <p>
        <Link to="/inbox">{hasMore ? 'All of the queue' : 'The inbox'}</Link>
      </p>
    </nav>
  )
}
