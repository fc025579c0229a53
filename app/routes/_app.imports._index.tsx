import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { checkImport, listImports } from '../../domain/imports/index.ts'
import { authorize } from '../../domain/kernel/actor.ts'
import { companyLibrary } from '../../domain/schemes/index.ts'
import { uploadOf } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { ColumnGuide } from '../ui/imports/column-guide.tsx'
import { ImportTable } from '../ui/imports/import-table.tsx'
import { UploadForm } from '../ui/imports/upload-form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pagination } from '../ui/pagination.tsx'

export const meta: MetaFunction = () => [{ title: 'Import · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) => {
  authorize(actor, 'import:run')
  const { schemes } = await companyLibrary(deps, actor)
  const page = await listImports(deps, actor, { cursor: new URL(request.url).searchParams.get('cursor') })
  return { ...page, goods: schemes.flatMap((scheme) => scheme.goods.map(({ key }) => key)) }
})

export const action = actionFor(async ({ actor, deps, form }) => {
  const { id } = await checkImport(deps, actor, await uploadOf(form, 'file'))
  return redirect(`/imports/${id}`)
})

export default function Imports() {
  const { imports, nextCursor, goods } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Import invoices"
        lead="From a CSV file: first every row is checked, then you make the drafts, all of them or none."
      >
        <LinkButton to="/imports/template.csv" reloadDocument>
          Download a template
        </LinkButton>
      </PageHeader>
      <UploadForm />
      <h2 className="section-head">Past imports</h2>
      {imports.length === 0 ? (
        <Empty what="The files you check will stand here, each with its report.">
          <LinkButton to="/imports/template.csv" reloadDocument>
            Start from the template
          </LinkButton>
        </Empty>
      ) : (
        <ImportTable imports={imports} />
      )}
      <Pagination nextCursor={nextCursor} />
      <h2 className="section-head">The columns</h2>
      <p className="hint">
        The first row names the columns, in any order; each further row is one line of an invoice. Decimals have a
        point. An apostrophe before = + - @ is taken away again, as in every file of ours.
      </p>
      <ColumnGuide goods={goods} />
    </>
  )
}
