import type { MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { listPublications } from '../../domain/publishing/index.ts'
import { loaderFor } from '../route.server.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { PublicationTable } from '../ui/publishing/publication-table.tsx'
import { SelectField } from '../ui/select-field.tsx'

const STATES = [
  { value: '', label: 'Every state' },
  { value: 'draft', label: 'Drafts' },
  { value: 'published', label: 'Published' },
  { value: 'withdrawn', label: 'Withdrawn' },
] as const

export const meta: MetaFunction = () => [{ title: 'Publications · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) => {
  const search = new URL(request.url).searchParams
  const status = STATES.find(({ value }) => value === search.get('status'))?.value || null
  return listPublications(deps, actor, { status, cursor: search.get('cursor') })
})

export default function Publications() {
  const { publications, nextCursor } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const status = search.get('status') ?? ''
  return (
    <>
      <PageHeader
        title="Publications"
        lead="Everything that was drafted, the newest first: what became of it, and who stands behind it."
      >
        <LinkButton to="/wordings">Back to the wordings</LinkButton>
      </PageHeader>
      <form method="get" className="filters" key={status}>
        <SelectField label="State" name="status" options={STATES} defaultValue={status} data-search />
        <Button tone="plain">Show</Button>
      </form>
      {publications.length === 0 ? (
        <Empty what={status === '' ? 'What is drafted and published will stand here.' : 'None is in this state.'}>
          <LinkButton to="/wordings">Begin from a statement</LinkButton>
        </Empty>
      ) : (
        <PublicationTable label="Publications" rows={publications} />
      )}
      <Pagination nextCursor={nextCursor} />
    </>
  )
}
