import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { requestBulkJob } from '../../domain/bulk-jobs/index.ts'
import { can } from '../../domain/kernel/actor.ts'
import { listTradeDocuments } from '../../domain/trade-documents/index.ts'
import { bulkMay, bulkRequestIn } from '../bulk.server.ts'
import { onlyParty } from '../only-party.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { actOnView, viewsOf } from '../saved-views.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { ChosenTable } from '../ui/documents/chosen-table.tsx'
import { DocumentFilters } from '../ui/documents/document-filters.tsx'
import { DocumentTable } from '../ui/documents/document-table.tsx'
import { Empty } from '../ui/empty.tsx'
import { ExportLinks } from '../ui/export-links.tsx'
import { OnlyParty } from '../ui/only-party.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { SavedViews } from '../ui/views/saved-views.tsx'

export const meta: MetaFunction = () => [{ title: 'Documents · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) => {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  return {
    ...(await listTradeDocuments(deps, actor, query)),
    only: await onlyParty({ actor, deps, request }, 'counterpartyId'),
    views: await viewsOf({ actor, deps }, 'documents'),
    isDrafts: query['status'] === 'draft',
    may: bulkMay((action) => can(actor, action)),
    mayDraft: can(actor, 'trade-document:draft'),
    mayReadDrafts: can(actor, 'trade-document:read-draft'),
  }
})

export const action = actionFor(async ({ form, ...signed }) => {
  if (form.get('form') !== 'bulk') return actOnView(signed, 'documents', form)
  const { id } = await requestBulkJob(signed.deps, signed.actor, bulkRequestIn(form))
  return redirect(`/documents/bulk/${id}`)
})

export default function Documents() {
  const { documents, nextCursor, mayDraft, mayReadDrafts, ...more } = useLoaderData<typeof loader>()
  const { views, isDrafts, may, only } = more
  const mayChoose = isDrafts ? may.issue : may.download
  return (
    <>
      <PageHeader title="Documents" lead="Invoices, memos and credit notes, newest date first.">
        {mayDraft ? (
          <>
            <LinkButton to="/documents/new?type=memo">New memo</LinkButton>
            <LinkButton to="/documents/new" tone="primary" data-new>
              New invoice
            </LinkButton>
          </>
        ) : null}
      </PageHeader>
      <DocumentFilters mayReadDrafts={mayReadDrafts} />
      <OnlyParty only={only} />
      <SavedViews views={views} />
      {documents.length === 0 ? <NoDocuments mayDraft={mayDraft} /> : null}
      {documents.length > 0 && mayChoose ? <ChosenTable {...{ documents, isDrafts, may }} /> : null}
      {documents.length > 0 && !mayChoose ? <DocumentTable documents={documents} /> : null}
      <Pagination nextCursor={nextCursor} />
      {documents.length > 0 ? <ExportLinks kind="issued" /> : null}
    </>
  )
}

function NoDocuments({ mayDraft }: { readonly mayDraft: boolean }) {
  const [search] = useSearchParams()
  const filtered = ['search', 'documentType', 'currency', 'counterpartyId', 'from', 'to', 'cursor'].some((name) =>
    search.get(name),
  )
  if (filtered)
    return (
      <Empty what="No document fits these filters.">
        <LinkButton to="?">Show all documents</LinkButton>
      </Empty>
    )
  const what = search.get('status') === 'draft' ? 'No draft waits here.' : 'The documents that you issue will be here.'
  return (
    <Empty what={what}>
      {mayDraft ? (
        <>
          <LinkButton to="/documents/new">Write an invoice</LinkButton>
          <LinkButton to="/imports">Import invoices from a CSV file</LinkButton>
        </>
      ) : null}
    </Empty>
  )
}
