import { Link } from '@remix-run/react'
import type { ComponentProps } from 'react'
import { Badge } from '../badge.tsx'
import { LinkButton } from '../button.tsx'
import { CompaniesByState, type StateCount } from '../charts/companies-by-state.tsx'
import { DayText } from '../format.tsx'
import { PageHeader } from '../page-header.tsx'
import { SanctionTable } from '../sanctions/sanction-table.tsx'
import { DataTable, TableHeads } from '../table.tsx'

type Expiring = {
  readonly tenantId: string
  readonly legalName: string
  readonly validTo: string
  readonly registration: string
}
type AssociationTodayProps = {
  readonly today: string
  readonly counts: readonly StateCount[]
  readonly expiring: readonly Expiring[]
  readonly sanctions: ComponentProps<typeof SanctionTable>['rows']
}

/** The association's morning: which companies wait, and whose registration runs out. No trade, no prices. */
export function AssociationToday({ today, counts, expiring, sanctions }: AssociationTodayProps) {
  return (
    <>
      <PageHeader title="Today" lead={<DayText value={today} />}>
        <LinkButton to="/companies/new" tone="primary" data-new>
          Onboard a company
        </LinkButton>
      </PageHeader>
      {sanctions.length > 0 ? <Waiting sanctions={sanctions} /> : null}
      <CompaniesByState counts={counts} />
      <section aria-labelledby="expiring">
        <h2 id="expiring">Registrations that end within 90 days</h2>
        {expiring.length === 0 ? (
          <p className="attention-none">
            <Badge meaning="in-order">in order</Badge> No active company’s registration ends soon.
          </p>
        ) : (
          <ExpiringTable expiring={expiring} today={today} />
        )}
      </section>
    </>
  )
}

const WAITS = {
  'to-decide': 'decisions wait',
  appealed: 'appeals wait',
  waiting: 'notices wait for an answer',
} as const

function Waiting({ sanctions }: Pick<AssociationTodayProps, 'sanctions'>) {
  const counted = Object.entries(WAITS).flatMap(([stage, says]) => {
    const count = sanctions.filter((row) => row.stage === stage).length
    return count > 0 ? [`${says}: ${count}`] : []
  })
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">What waits</h2>
      <p>{counted.join(' · ')}</p>
      <SanctionTable rows={sanctions} under="/sanctions" />
    </section>
  )
}

function ExpiringTable({ expiring, today }: Pick<AssociationTodayProps, 'expiring' | 'today'>) {
  return (
    <DataTable label="Registrations that end soon">
      <TableHeads columns={['Company', 'Registration', 'Last day', 'State']} />
      <tbody>
        {expiring.map(({ tenantId, legalName, validTo, registration }) => (
          <tr key={`${tenantId} ${registration}`} data-meaning={validTo < today ? 'wrong' : 'needs-you'}>
            <th scope="row">
              <Link to={`/companies/${tenantId}`}>{legalName}</Link>
            </th>
            <td>{registration}</td>
            <td>
              <DayText value={validTo} />
            </td>
            <td>
              {validTo < today ? <Badge meaning="wrong">ended</Badge> : <Badge meaning="needs-you">ends soon</Badge>}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
