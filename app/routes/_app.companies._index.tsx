import type { MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { listCompanies } from '../../domain/companies/index.ts'
import { companyStates } from '../../domain/kernel/actor.ts'
import { dayIn } from '../../domain/kernel/calendar.ts'
import { countryName } from '../../domain/kernel/country.ts'
import { loaderFor } from '../route.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { CompanyTable } from '../ui/companies/company-table.tsx'
import { Empty } from '../ui/empty.tsx'
import { Filters } from '../ui/filters.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { SelectField } from '../ui/select-field.tsx'

export const meta: MetaFunction = () => [{ title: 'Companies · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) => {
  const search = new URL(request.url).searchParams
  const { companies, nextCursor } = await listCompanies(deps, actor, {
    search: search.get('search'),
    state: companyStates.find((state) => state === search.get('state')) ?? null,
    cursor: search.get('cursor'),
  })
  const rows = companies.map((row) => ({ ...row, country: countryName(row.country) }))
  return { rows, nextCursor, today: dayIn('UTC', deps.clock.now()) }
})

const STATES = [{ value: '', label: 'Every state' }, ...companyStates.map((state) => ({ value: state, label: state }))]

export default function Companies() {
  const { rows, nextCursor, today } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  return (
    <>
      <PageHeader
        title="Companies"
        lead="The association’s companies: their state, and how long they are registered with their schemes."
      >
        <LinkButton to="/companies/import">Onboard from CSV</LinkButton>
        <LinkButton to="/companies/new" tone="primary" data-new>
          Onboard a company
        </LinkButton>
      </PageHeader>
      <Filters searches="name or registration number">
        <SelectField label="State" name="state" options={STATES} defaultValue={search.get('state') ?? ''} />
      </Filters>
      {rows.length === 0 ? <NoCompany isNew={[...search.values()].every((value) => value === '')} /> : null}
      {rows.length > 0 ? <CompanyTable rows={rows} today={today} /> : null}
      <Pagination nextCursor={nextCursor} />
    </>
  )
}

function NoCompany({ isNew }: { readonly isNew: boolean }) {
  return (
    <Empty what={isNew ? 'The association’s companies will stand here.' : 'No company fits this search.'}>
      {isNew ? (
        <LinkButton to="/companies/new">Onboard the first</LinkButton>
      ) : (
        <LinkButton to="?">Show all</LinkButton>
      )}
    </Empty>
  )
}
