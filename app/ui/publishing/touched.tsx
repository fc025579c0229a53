import { Link } from '@remix-run/react'
import { countText, DayText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'

type TouchedProps = {
  readonly touched: {
    readonly companies: readonly {
      readonly tenantId: string
      readonly legalName: string
      readonly state: string
      readonly drafts: number
    }[]
    readonly totalCompanies: number
    readonly totalDrafts: number
  }
  readonly effectiveOn: string
  readonly isPublished: boolean
}

/** The companies that are told, each with how many of its open drafts are of those goods and days: numbers, no trade. */
export function Touched({ touched, effectiveOn, isPublished }: TouchedProps) {
  const { companies, totalCompanies, totalDrafts } = touched
  return (
    <section aria-labelledby="touched">
      <h2 id="touched">Whom it touches</h2>
      <p>
        {countText(totalCompanies)} {totalCompanies === 1 ? 'company' : 'companies'} of the scheme{' '}
        {isPublished ? 'are touched' : 'would be told'}; {countText(totalDrafts)} open{' '}
        {totalDrafts === 1 ? 'draft is' : 'drafts are'} dated <DayText value={effectiveOn} /> or later and of these
        goods. What they say stays theirs.
      </p>
      {companies.length > 0 ? (
        <DataTable label="Companies of the scheme">
          <TableHeads columns={['Company', 'State', { figure: 'Open drafts' }]} />
          <tbody>
            {companies.map(({ tenantId, legalName, state, drafts }) => (
              <tr key={tenantId}>
                <th scope="row">
                  <Link to={`/companies/${tenantId}`}>{legalName}</Link>
                </th>
                <td>{state}</td>
                <td className="number">{countText(drafts)}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      ) : null}
      {totalCompanies > companies.length ? (
        <p className="hint">And {countText(totalCompanies - companies.length)} more, by name under Companies.</p>
      ) : null}
    </section>
  )
}
