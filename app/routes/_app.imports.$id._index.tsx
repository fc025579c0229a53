import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requestBulkJob } from '../../domain/bulk-jobs/index.ts'
import { applyImport, importColumns, importOutcome, mapImport, readImport } from '../../domain/imports/index.ts'
import { can } from '../../domain/kernel/actor.ts'
import type { ImportId } from '../../domain/kernel/ids.ts'
import { mappingIn } from '../mapping.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { Instant } from '../ui/format.tsx'
import { ImportBadge } from '../ui/imports/import-badge.tsx'
import { ImportChecked } from '../ui/imports/import-checked.tsx'
import { ImportErrors } from '../ui/imports/import-errors.tsx'
import { ImportOutcome } from '../ui/imports/import-outcome.tsx'
import { kindWords } from '../ui/imports/kinds.ts'
import { MappingForm } from '../ui/imports/mapping-form.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.fileName ?? 'Import'} · Briefke` }]

export const loader = loaderFor(async ({ actor, deps, params }) => {
  const id = pathId<ImportId>(params, 'import')
  const found = await readImport(deps, actor, id)
  const isIssued = found.status === 'applied' && found.kind === 'issued'
  return {
    ...found,
    columns: await importColumns(deps, actor, found.kind),
    outcome: isIssued ? await importOutcome(deps, actor, id) : null,
    mayRun: can(actor, 'import:run'),
    mayIssue: can(actor, 'trade-document:issue'),
  }
})

export const action = actionFor(async ({ actor, deps, params, form }) => {
  const id = pathId<ImportId>(params, 'import')
  const step = form.get('form')
  if (step === 'mapping') await mapImport(deps, actor, { id, input: mappingIn(form) })
  else if (step === 'apply') await applyImport(deps, actor, id, { again: form.get('again') === 'on' })
  else return redirect(`/documents/bulk/${(await requestBulkJob(deps, actor, { kind: 'issue', importId: id })).id}`)
  return redirect(`/imports/${id}`)
})

export default function Import() {
  const { fileName, createdByName, createdAt, outcome, ...found } = useLoaderData<typeof loader>()
  const { kind, status, told, heads } = found
  const isOpen = status === 'refused' || status === 'checked'
  return (
    <>
      <PageHeader
        title={fileName}
        lead={
          <>
            {kindWords[kind].tab}, brought by {createdByName}, <Instant value={createdAt} /> ·{' '}
            <ImportBadge status={status} />
          </>
        }
      />
      {told ? <p className="hint">{told}</p> : null}
      {status === 'mapping' && found.mayRun ? <MappingForm {...found} /> : null}
      {status === 'refused' ? <ImportErrors {...found} /> : null}
      {status === 'checked' ? <ImportChecked {...found} /> : null}
      {isOpen && found.mayRun && heads.length > 0 ? (
        <details className="disclosure">
          <summary>The columns of this file, and how it writes days and decimals</summary>
          <MappingForm {...found} />
        </details>
      ) : null}
      {outcome ? <ImportOutcome outcome={outcome} mayIssue={found.mayIssue} /> : null}
      {status === 'applied' && !outcome ? <Done {...found} /> : null}
    </>
  )
}

function Done({ kind, counts }: Pick<ReturnType<typeof useLoaderData<typeof loader>>, 'kind' | 'counts'>) {
  const { added, changed, unchanged } = counts
  return (
    <p>
      Imported: {added} made, {changed} changed, {unchanged} left as they were ({kindWords[kind].many}).
    </p>
  )
}
