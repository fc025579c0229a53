import { Link } from '@remix-run/react'
import { LinkButton } from '../button.tsx'
import { Amount, Carats, countText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { IssueDrafts } from './issue-drafts.tsx'
import type { Outcome } from './outcome.ts'

/** What became of an applied import. */
export function ImportOutcome({ outcome, mayIssue }: { readonly outcome: Outcome; readonly mayIssue: boolean }) {
  const { documents, issued } = outcome
  return (
    <>
      <IssueDrafts outcome={outcome} mayIssue={mayIssue} />
      {documents.length > 0 ? (
        <section aria-labelledby="issued">
          <h2 id="issued" className="section-head">
            Issued
          </h2>
          {issued > documents.length ? (
            <p className="hint">
              The first {documents.length} of {countText(issued)}; the rest stand among the documents.
            </p>
          ) : null}
          <DataTable label="Issued documents">
            <TableHeads columns={['Number', 'In the file', 'Customer', { figure: 'Carats' }, { figure: 'Amount' }]} />
            <tbody>
              {documents.map((row) => (
                <tr key={row.id}>
                  <th scope="row" className="mono">
                    <Link to={`/documents/${row.id}`}>{row.number}</Link>
                  </th>
                  <td>{row.reference ?? '–'}</td>
                  <td>{row.counterpartyName}</td>
                  <td className="number">
                    <Carats value={row.totalCarats} />
                  </td>
                  <td className="number">
                    <Amount currency={row.currency} minor={row.totalMinor} withCode />
                  </td>
                </tr>
              ))}
            </tbody>
          </DataTable>
        </section>
      ) : (
        <p className="section-head">
          <LinkButton to="/documents?status=draft">Look at the drafts</LinkButton>
        </p>
      )}
    </>
  )
}
