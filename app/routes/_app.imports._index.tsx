import { type MetaFunction, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { checkImport, importColumns, importKinds, listImports } from '../../domain/imports/index.ts'
import { authorize } from '../../domain/kernel/actor.ts'
import { uploadOf } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { ColumnGuide } from '../ui/imports/column-guide.tsx'
import { ImportTable } from '../ui/imports/import-table.tsx'
import { kindWords } from '../ui/imports/kinds.ts'
import { UploadForm } from '../ui/imports/upload-form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pagination } from '../ui/pagination.tsx'

export const meta: MetaFunction = () => [{ title: 'Import · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) => {
  authorize(actor, 'import:run')
  const search = new URL(request.url).searchParams
  const kind = importKinds.find((each) => each === search.get('kind')) ?? 'issued'
  const page = await listImports(deps, actor, { cursor: search.get('cursor') })
  return { ...page, kind, kinds: importKinds, columns: await importColumns(deps, actor, kind) }
})

export const action = actionFor(async ({ actor, deps, form }) => {
  const { id } = await checkImport(deps, actor, { kind: form.get('kind'), file: await uploadOf(form, 'file') })
  return redirect(`/imports/${id}`)
})

export default function Imports() {
  const { imports, nextCursor, kind, kinds, columns } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="Import" lead={kindWords[kind].lead}>
        <LinkButton to={`/imports/template?kind=${kind}&format=csv`} reloadDocument>
          Template as CSV
        </LinkButton>
        <LinkButton to={`/imports/template?kind=${kind}&format=xlsx`} reloadDocument>
          Template as XLSX
        </LinkButton>
      </PageHeader>
      <nav className="tabs" aria-label="What the file holds">
        {kinds.map((each) => (
          <Link key={each} to={`?kind=${each}`} aria-current={each === kind ? 'page' : undefined}>
            {kindWords[each].tab}
          </Link>
        ))}
      </nav>
      <UploadForm kind={kind} key={kind} />
      <h2 className="section-head">Past imports</h2>
      {imports.length === 0 ? (
        <Empty what="The files you check will stand here, each with its report.">
          <LinkButton to={`/imports/template?kind=${kind}&format=csv`} reloadDocument>
            Start from the template
          </LinkButton>
        </Empty>
      ) : (
        <ImportTable imports={imports} />
      )}
      <Pagination nextCursor={nextCursor} />
      <h2 className="section-head">The columns</h2>
      <p className="hint">
        One row names the columns, in any order and in your own words: what we do not know you say once. Files may be
        UTF-8, UTF-16 or Western European; cells are parted by commas, semicolons or tabs. An apostrophe before = + - @
        is taken away again, as in every file of ours.
      </p>
      <ColumnGuide columns={columns} />
    </>
  )
}
