import type { MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { can } from '../../domain/kernel/actor.ts'
import { tradeDocumentTypes } from '../../domain/kernel/goods.ts'
import { listReceivedDocuments } from '../../domain/received-documents/index.ts'
import { onlyParty } from '../only-party.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { actOnView, viewsOf } from '../saved-views.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { typeNames } from '../ui/documents/words.ts'
import { Empty } from '../ui/empty.tsx'
import { ExportLinks } from '../ui/export-links.tsx'
import { Field } from '../ui/field.tsx'
import { Filters } from '../ui/filters.tsx'
import { OnlyParty } from '../ui/only-party.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { ReceivedTable } from '../ui/received/received-table.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { SavedViews } from '../ui/views/saved-views.tsx'

export const meta: MetaFunction = () => [{ title: 'Received documents · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) => ({
  only: await onlyParty({ actor, deps, request }, 'supplierId'),
  views: await viewsOf({ actor, deps }, 'received'),
  ...(await listReceivedDocuments(deps, actor, Object.fromEntries(new URL(request.url).searchParams))),
  mayRecord: can(actor, 'received-document:record'),
}))

export const action = actionFor(async ({ form, ...signed }) => actOnView(signed, 'received', form))

const TYPES = [{ value: '', label: 'All' }, ...tradeDocumentTypes.map((value) => ({ value, label: typeNames[value] }))]
const STANDINGS = [
  { value: '', label: 'All' },
  { value: 'missing', label: 'Without an accepted warranty' },
  { value: 'accepted', label: 'Covered or none needed' },
]

export default function Received() {
  const { documents, nextCursor, mayRecord, views, only } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const supplierId = search.get('supplierId')
  const isNew = [...search.values()].every((value) => value === '')
  return (
    <>
      <PageHeader
        title="Received documents"
        lead="What came from your suppliers. Entries are added and withdrawn, never changed."
      >
        {mayRecord ? (
          <LinkButton to="/received/new" tone="primary" data-new>
            Record a document
          </LinkButton>
        ) : null}
      </PageHeader>
      <Filters searches="number or supplier">
        <SelectField label="Type" name="documentType" defaultValue={search.get('documentType') ?? ''} options={TYPES} />
        <SelectField label="Warranty" name="standing" defaultValue={search.get('standing') ?? ''} options={STANDINGS} />
        <Field label="From" name="from" type="date" defaultValue={search.get('from') ?? ''} />
        <Field label="To" name="to" type="date" defaultValue={search.get('to') ?? ''} />
        {supplierId ? <input type="hidden" name="supplierId" value={supplierId} /> : null}
      </Filters>
      <OnlyParty only={only} />
      <SavedViews views={views} />
      {documents.length === 0 ? (
        <Empty
          what={isNew ? 'The documents that come with your purchases will stand here.' : 'No entry fits this search.'}
        >
          {isNew && mayRecord ? <LinkButton to="/received/new">Record the first</LinkButton> : null}
          {isNew ? null : <LinkButton to="?">Show all</LinkButton>}
        </Empty>
      ) : (
        <ReceivedTable rows={documents} />
      )}
      <Pagination nextCursor={nextCursor} />
      {documents.length > 0 ? <ExportLinks kind="received" /> : null}
    </>
  )
}
