import { Link } from '@remix-run/react'
import { LinkButton } from '../button.tsx'
import { Empty } from '../empty.tsx'
import { dayText } from '../format.tsx'
import { PackBadge, type PackStatus } from '../packs/pack-badge.tsx'
import { PageHeader } from '../page-header.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { EngagementsOfAuditor, type OwnEngagement } from './engagements-of-auditor.tsx'

type Pack = {
  readonly id: string
  readonly label: string
  readonly status: PackStatus
  readonly period_from: string
  readonly period_to: string
}
type AuditorTodayProps = {
  readonly engagement: { readonly from: string; readonly to: string } | null
  readonly packs: readonly Pack[]
  readonly engagements: readonly OwnEngagement[]
  /** The company that he works at now. */
  readonly current: string
}

/** The auditor's engagements, and the packs of the one that he works at. */
export function AuditorToday({ engagement, packs, engagements, current }: AuditorTodayProps) {
  const lead = engagement ? `Your engagement covers ${dayText(engagement.from)} to ${dayText(engagement.to)}.` : null
  return (
    <>
      <PageHeader title="Today" lead={lead} />
      <h2>Your engagements</h2>
      <EngagementsOfAuditor rows={engagements} current={current} />
      <h2>Audit packs of your period</h2>
      {packs.length === 0 ? (
        <Empty what="No pack of your period has been built. Ask the company’s compliance officer for one.">
          <LinkButton to="/documents">Look at the documents</LinkButton>
        </Empty>
      ) : (
        <DataTable label="Audit packs">
          <TableHeads columns={['Pack', 'Period', 'State']} />
          <tbody>
            {packs.map((pack) => (
              <tr key={pack.id}>
                <th scope="row">
                  <Link to={`/packs/${pack.id}`}>{pack.label}</Link>
                </th>
                <td>
                  {dayText(pack.period_from)} to {dayText(pack.period_to)}
                </td>
                <td>
                  <PackBadge status={pack.status} />
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </>
  )
}
