import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { associationDashboard } from '../../domain/companies/index.ts'
import { engagementsOf } from '../../domain/dashboard/engagements.ts'
import { todayOf } from '../../domain/dashboard/today.ts'
import { listNotices } from '../../domain/notices/index.ts'
import { listSanctions } from '../../domain/sanctions/index.ts'
import { loaderFor } from '../route.server.ts'
import { Notices } from '../ui/notices/notices.tsx'
import { AssociationToday } from '../ui/today/association-today.tsx'
import { AuditorToday } from '../ui/today/auditor-today.tsx'
import { CompanyToday } from '../ui/today/company-today.tsx'

export const meta: MetaFunction = () => [{ title: 'Today · Briefke' }]

export const loader = loaderFor(async ({ actor, deps }) => {
  if (actor.role === 'association-admin')
    return {
      kind: 'association' as const,
      ...(await associationDashboard(deps, actor)),
      sanctions: (await listSanctions(deps, actor, { open: true })).sanctions,
    }
  const today = await todayOf(deps, actor)
  if (today.kind === 'auditor')
    return {
      ...today,
      engagements: await engagementsOf(deps, actor),
      current: 'tenantId' in actor ? actor.tenantId : '',
    }
  return { ...today, ...(await listNotices(deps, actor, { onlyUnread: true })) }
})

export default function Today() {
  const today = useLoaderData<typeof loader>()
  if (today.kind === 'association') return <AssociationToday {...today} />
  if (today.kind === 'auditor') return <AuditorToday {...today} />
  const { notices, mayMark, ...company } = today
  return (
    <CompanyToday {...company}>
      <Notices notices={notices} mayMark={mayMark} here="/" />
    </CompanyToday>
  )
}
