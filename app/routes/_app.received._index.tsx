import type { MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { can } from '../../domain/kernel/actor.ts'
import { listReceivedWarranties } from '../../domain/received-warranties/index.ts'
import { loaderFor } from '../route.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Field } from '../ui/field.tsx'
import { Filters } from '../ui/filters.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { ReceivedTable } from '../ui/received/received-table.tsx'

export const meta: MetaFunction = () => [{ title: 'Received warranties · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) => ({
  ...(await listReceivedWarranties(deps, actor, Object.fromEntries(new URL(request.url).searchParams))),
  mayRecord: can(actor, 'received-warranty:record'),
}))

export default function Received() {
  const { warranties, nextCursor, mayRecord } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const isNew = [...search.values()].every((value) => value === '')
  return (
    <>
      <PageHeader
        title="Received warranties"
        lead="What came with your suppliers’ invoices. Entries are added, never changed."
      >
        {mayRecord ? (
          <LinkButton to="/received/new" tone="primary" data-new>
            Record a warranty
          </LinkButton>
        ) : null}
      </PageHeader>
      <Filters searches="number or supplier">
        <Field label="From" name="from" type="date" defaultValue={search.get('from') ?? ''} />
        <Field label="To" name="to" type="date" defaultValue={search.get('to') ?? ''} />
      </Filters>
      {warranties.length === 0 ? (
        <Empty
          what={isNew ? 'The warranties that come with your purchases will stand here.' : 'No entry fits this search.'}
        >
          {isNew && mayRecord ? <LinkButton to="/received/new">Record the first</LinkButton> : null}
          {isNew ? null : <LinkButton to="?">Show all</LinkButton>}
        </Empty>
      ) : (
        <ReceivedTable rows={warranties} />
      )}
      <Pagination nextCursor={nextCursor} />
    </>
  )
}
