import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { applyImport, importOutcome, importReport, issueNextOfImport, readImport } from '../../domain/imports/index.ts'
import { can } from '../../domain/kernel/actor.ts'
import type { ImportId } from '../../domain/kernel/ids.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { Instant } from '../ui/format.tsx'
import { ImportBadge } from '../ui/imports/import-badge.tsx'
import { ImportChecked } from '../ui/imports/import-checked.tsx'
import { ImportErrors } from '../ui/imports/import-errors.tsx'
import { ImportOutcome } from '../ui/imports/import-outcome.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.fileName ?? 'Import'} · Briefke` }]

export const loader = loaderFor(async ({ actor, deps, params }) => {
  const id = pathId<ImportId>(params, 'import')
  const { report, ...facts } = await readImport(deps, actor, id)
  const { documentCount, errors } = importReport(report)
  return {
    ...facts,
    documentCount,
    errors,
    outcome: facts.status === 'applied' ? await importOutcome(deps, actor, id) : null,
    mayRun: can(actor, 'import:run'),
    mayIssue: can(actor, 'trade-document:issue'),
  }
})

export const action = actionFor(async ({ actor, deps, params, form }) => {
  const id = pathId<ImportId>(params, 'import')
  const step = form.get('form')
  if (step === 'apply') await applyImport(deps, actor, id)
  else await issueNextOfImport(deps, actor, id, { again: step === 'issue-again' })
  return redirect(`/imports/${id}`)
})

export default function Import() {
  const { fileName, createdByName, createdAt, status, outcome, errors, ...facts } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={fileName}
        lead={
          <>
            Checked by {createdByName}, <Instant value={createdAt} /> · <ImportBadge status={status} />
          </>
        }
      />
      {status === 'refused' ? <ImportErrors errors={errors} rowCount={facts.rowCount} mayRun={facts.mayRun} /> : null}
      {status === 'checked' ? <ImportChecked {...facts} /> : null}
      {outcome ? <ImportOutcome outcome={outcome} mayIssue={facts.mayIssue} /> : null}
    </>
  )
}
