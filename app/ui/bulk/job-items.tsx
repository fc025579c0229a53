import { Link } from '@remix-run/react'
import type { ItemState } from '../../../domain/bulk-jobs/rules.ts'
import { Empty } from '../empty.tsx'
import { countText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'

type JobItem = {
  readonly position: number
  readonly documentId: string
  readonly number: string | null
  readonly counterpartyName: string | null
  readonly is: 'draft' | 'issued' | null
  readonly sentence: string | null
}
type JobItemsProps = {
  readonly state: ItemState
  readonly items: readonly JobItem[]
  readonly counts: Readonly<Record<ItemState, number>>
  readonly nextAfter: number | null
}

const TABS = [
  ['refused', 'Could not be done'],
  ['waiting', 'Still to do'],
  ['done', 'Done'],
] as const

/** The documents of a job by what became of them, each refused one with its reason. */
export function JobItems({ state, items, counts, nextAfter }: JobItemsProps) {
  return (
    <section aria-label="Documents of the job">
      <nav className="tabs" aria-label="Documents by what became of them">
        {TABS.map(([key, words]) => (
          <Link key={key} to={`?state=${key}`} aria-current={key === state ? 'page' : undefined}>
            {`${words} (${countText(counts[key])})`}
          </Link>
        ))}
      </nav>
      {items.length === 0 ? (
        <Empty what={state === 'refused' ? 'Nothing was refused.' : 'None.'} />
      ) : (
        <DataTable label="Documents">
          <TableHeads
            columns={[{ figure: 'Place' }, 'Document', 'Counterparty', ...(state === 'refused' ? ['Why not'] : [])]}
          />
          <tbody>
            {items.map((item) => (
              <tr key={item.position} data-meaning={state === 'refused' ? 'wrong' : undefined}>
                <td className="number">{countText(item.position)}</td>
                <th scope="row">
                  <ItemLink item={item} />
                </th>
                <td>{item.counterpartyName ?? '–'}</td>
                {state === 'refused' ? <td>{item.sentence}</td> : null}
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      {nextAfter === null ? null : (
        <nav className="pagination" aria-label="Pages">
          <Link to={`?state=${state}&after=${nextAfter}`} rel="next">
            Next page
          </Link>
        </nav>
      )}
    </section>
  )
}

function ItemLink({ item }: { readonly item: JobItem }) {
  if (item.is === 'issued') return <Link to={`/documents/${item.documentId}`}>{item.number}</Link>
  if (item.is === 'draft') return <Link to={`/documents/drafts/${item.documentId}`}>Open the draft</Link>
  return <>{item.number ?? 'Not there any more'}</>
}
