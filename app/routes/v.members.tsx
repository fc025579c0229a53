import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { countryName } from '../../domain/kernel/country.ts'
import { publishedDecisions } from '../../domain/sanctions/index.ts'
import { publicLoader } from '../route.server.ts'
import { DayText } from '../ui/format.tsx'
import { decisionWords } from '../ui/sanctions/words.ts'
import { Brand } from '../ui/shell/brand.tsx'
import { DataTable, TableHeads } from '../ui/table.tsx'

export const meta: MetaFunction = () => [{ title: 'Decisions on members · Briefke' }]

export const loader = publicLoader(async ({ deps }) => {
  const rows = await publishedDecisions(deps)
  return { decisions: rows.map((row) => ({ ...row, country: countryName(row.country) })) }
})

/** What the association publishes of its decisions, for everybody. */
export default function DecisionsOnMembers() {
  const { decisions } = useLoaderData<typeof loader>()
  return (
    <main className="alone wide">
      <Brand />
      <h1>Decisions on members</h1>
      <p>Decisions that the association publishes. It publishes those of which the decision itself says so.</p>
      {decisions.length === 0 ? (
        <p>No decision is published.</p>
      ) : (
        <DataTable label="Decisions">
          <TableHeads columns={['Member', 'Country', 'Decision', 'From', 'To']} />
          <tbody>
            {decisions.map((row) => (
              <tr key={`${row.legalName} ${new Date(row.decidedAt ?? 0).toISOString()}`}>
                <th scope="row">{row.legalName}</th>
                <td>{row.country}</td>
                <td>
                  {row.decision ? decisionWords[row.decision] : ''}
                  {row.liftedAt ? ', lifted' : ''}
                </td>
                <td>{row.effectiveFrom ? <DayText value={row.effectiveFrom} /> : null}</td>
                <td>{row.effectiveTo ? <DayText value={row.effectiveTo} /> : null}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </main>
  )
}
