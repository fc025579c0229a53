import { Link } from '@remix-run/react'
import { DataTable, TableHeads } from '../table.tsx'
import type { Outcome } from './outcome.ts'

/** The drafts that could not be issued, each with why and the way to mend it. */
export function RefusedDrafts({ refused }: Pick<Outcome, 'refused'>) {
  return (
    <section aria-labelledby="refused">
      <h2 id="refused" className="section-head">
        Not issued
      </h2>
      <DataTable label="Drafts that could not be issued">
        <TableHeads columns={['In the file', 'Why', 'Mend it']} />
        <tbody>
          {refused.map(({ id, reference, sentence }) => (
            <tr key={id} data-meaning="wrong">
              <th scope="row">{reference ?? '–'}</th>
              <td>{sentence}</td>
              <td>
                <Link to={`/documents/drafts/${id}`}>Open the draft</Link>
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  )
}
