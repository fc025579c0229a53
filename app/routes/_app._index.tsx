import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { associationDashboard } from '../../domain/companies/index.ts'
import { todayOf } from '../../domain/dashboard/today.ts'
import { loaderFor } from '../route.server.ts'
import { AssociationToday } from '../ui/today/association-today.tsx'
import { AuditorToday } from '../ui/today/auditor-today.tsx'
import { CompanyToday } from '../ui/today/company-today.tsx'

export const meta: MetaFunction = () => [{ title: 'Today · Briefke' }]

export const loader = loaderFor(async ({ actor, deps }) =>
  actor.role === 'association-admin'
    ? { kind: 'association' as const, ...(await associationDashboard(deps, actor)) }
    : todayOf(deps, actor),
)

export default function Today() {
  const today = useLoaderData<typeof loader>()
  if (today.kind === 'association') return <AssociationToday {...today} />
  if (today.kind === 'auditor') return <AuditorToday {...today} />
  return <CompanyToday {...today} />
}
