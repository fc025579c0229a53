import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listOwnSanctions } from '../../domain/sanctions/answer.ts'
import { loaderFor } from '../route.server.ts'
import { Empty } from '../ui/empty.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SanctionTable } from '../ui/sanctions/sanction-table.tsx'

export const meta: MetaFunction = () => [{ title: 'Notices of the association · Briefke' }]

export const loader = loaderFor(async ({ actor, deps }) => ({ sanctions: await listOwnSanctions(deps, actor) }))

export default function NoticesOfTheAssociation() {
  const { sanctions } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Notices of the association"
        lead="What your association reproaches the company with. You are heard before anything is decided."
      />
      {sanctions.length === 0 ? (
        <Empty what="Your association has given no notice. One would stand here, with the days you have to answer." />
      ) : (
        <SanctionTable rows={sanctions} under="/association-notices" />
      )}
    </>
  )
}
