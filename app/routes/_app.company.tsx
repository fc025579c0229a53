import { Outlet, useLoaderData } from '@remix-run/react'
import { readProfile } from '../../domain/companies/index.ts'
import { type Action, can } from '../../domain/kernel/actor.ts'
import { loaderFor } from '../route.server.ts'
import { StateBadge } from '../ui/companies/state-badge.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Tabs } from '../ui/tabs.tsx'

const TABS: readonly { readonly to: string; readonly label: string; readonly needs: Action }[] = [
  { to: '/company', label: 'Profile', needs: 'company:read' },
  { to: '/company/trade', label: 'Trade limits', needs: 'trade-setting:read' },
  { to: '/company/governance', label: 'Governance', needs: 'governance:read' },
  { to: '/company/members', label: 'Members', needs: 'member:read' },
  { to: '/company/auditors', label: 'Auditors', needs: 'member:read' },
  { to: '/company/tokens', label: 'API tokens', needs: 'token:manage' },
]

export const loader = loaderFor(async ({ actor, deps }) => {
  const { company } = await readProfile(deps, actor)
  return {
    name: company.legal_name,
    state: company.state,
    tabs: TABS.filter(({ needs }) => can(actor, needs)).map(({ to, label }) => ({ to, label })),
  }
})

/** The frame of a company's own pages. */
export default function CompanySettings() {
  const { name, state, tabs } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={name} lead={<StateBadge state={state} />} />
      <Tabs label="Company" tabs={tabs} />
      <Outlet />
    </>
  )
}
