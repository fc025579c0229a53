import type { MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { listSanctions } from '../../domain/sanctions/index.ts'
import { loaderFor } from '../route.server.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { SanctionTable } from '../ui/sanctions/sanction-table.tsx'
import { SearchForm } from '../ui/search-form.tsx'
import { SelectField } from '../ui/select-field.tsx'

export const meta: MetaFunction = () => [{ title: 'Sanctions · Briefke' }]

const SHOW = [
  { value: '', label: 'All' },
  { value: 'open', label: 'Those that wait for somebody' },
] as const

export const loader = loaderFor(async ({ actor, deps, request }) => {
  const search = new URL(request.url).searchParams
  return listSanctions(deps, actor, { open: search.get('show') === 'open', cursor: search.get('cursor') })
})

export default function Sanctions() {
  const { sanctions, nextCursor } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  return (
    <>
      <PageHeader
        title="Sanctions"
        lead="Notices to members: ground and facts, the member’s answer, and what another person decided."
      >
        <LinkButton to="/v/members">What is published</LinkButton>
      </PageHeader>
      <SearchForm>
        <SelectField label="Show" name="show" options={SHOW} defaultValue={search.get('show') ?? ''} data-search />
        <Button tone="plain">Show</Button>
      </SearchForm>
      {sanctions.length === 0 ? (
        <Empty what="Notices will stand here. They are given on a company’s page.">
          <LinkButton to="/companies">Choose a company</LinkButton>
        </Empty>
      ) : (
        <SanctionTable rows={sanctions} under="/sanctions" />
      )}
      <Pagination nextCursor={nextCursor} />
    </>
  )
}
