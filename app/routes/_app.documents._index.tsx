import type { MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { can } from '../../domain/kernel/actor.ts'
import { listTradeDocuments } from '../../domain/trade-documents/index.ts'
import { loaderFor } from '../route.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { DocumentFilters } from '../ui/documents/document-filters.tsx'
import { DocumentTable } from '../ui/documents/document-table.tsx'
import { Empty } from '../ui/empty.tsx'
import { ExportLinks } from '../ui/export-links.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pagination } from '../ui/pagination.tsx'

export const meta: MetaFunction = () => [{ title: 'Documents · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) => {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  return {
    ...(await listTradeDocuments(deps, actor, query)),
    mayDraft: can(actor, 'trade-document:draft'),
    mayReadDrafts: can(actor, 'trade-document:read-draft'),
  }
})

export default function Documents() {
  const { documents, nextCursor, mayDraft, mayReadDrafts } = useLoaderData<typeof loader>()
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
      {documents.length === 0 ? <NoDocuments mayDraft={mayDraft} /> : <DocumentTable documents={documents} />}
      <Pagination nextCursor={nextCursor} />
      {documents.length > 0 ? <ExportLinks kind="issued" /> : null}
    </>
  )
}

function NoDocuments({ mayDraft }: { readonly mayDraft: boolean }) {
  const [search] = useSearchParams()
  const filtered = ['search', 'documentType', 'from', 'to', 'cursor'].some((name) => search.get(name))
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
