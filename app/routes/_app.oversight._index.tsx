import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FEWEST_COMPANIES, readMembers, readOversight } from '../../domain/oversight/index.ts'
import { loaderFor } from '../route.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { Members } from '../ui/oversight/members.tsx'
import { Trade } from '../ui/oversight/trade.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Oversight · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) => {
  const search = new URL(request.url).searchParams
  const asked = { search: search.get('search'), standing: search.get('standing'), cursor: search.get('cursor') }
  const members = await readMembers(deps, actor, asked)
  return {
    members,
    trade: await readOversight(deps, actor, { quarter: search.get('quarter') }),
    fewest: FEWEST_COMPANIES,
  }
})

export default function Oversight() {
  const { members, trade, fewest } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Oversight"
        lead={`How the members do. Of their trade only figures of ${fewest} companies or more are shown; no price, no partner and no document.`}
      >
        {trade.quarters.length > 0 ? (
          <LinkButton to="/oversight/export" reloadDocument>
            Export as CSV
          </LinkButton>
        ) : null}
      </PageHeader>
      <Members {...members} />
      <Trade {...trade} fewest={fewest} />
    </>
  )
}
