import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { TradeDocumentId } from '../../domain/kernel/ids.ts'
import { changeDraft, deleteDraft, isIssued, issueTradeDocument } from '../../domain/trade-documents/index.ts'
import { draftPage, withMoreLines } from '../draft-page.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { DraftEditor } from '../ui/documents/draft-editor.tsx'
import { draftOfForm } from '../ui/documents/draft-values.ts'

export const meta: MetaFunction = () => [{ title: 'Draft · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, params }) => {
  const id = pathId<TradeDocumentId>(params, 'draft')
  if (await isIssued(deps, actor, id)) throw redirect(`/documents/${id}`)
  return draftPage(deps, actor, id)
})

export const action = actionFor(async ({ actor, deps, params, form }) => {
  const id = pathId<TradeDocumentId>(params, 'draft')
  const revision = Number(form.get('revision'))
  switch (String(form.get('intent'))) {
    case 'lines':
      return withMoreLines(form)
    case 'delete':
      await deleteDraft(deps, actor, id)
      return redirect('/documents?status=draft')
    case 'issue':
      await issueTradeDocument(deps, actor, id, {
        expectedRevision: revision,
        input: draftOfForm(form),
        override: form.get('override'),
      })
      return redirect(`/documents/${id}`)
    default:
      await changeDraft(deps, actor, { id, revision, input: draftOfForm(form) })
      return redirect(`/documents/drafts/${id}`)
  }
})

export default function Draft() {
  const page = useLoaderData<typeof loader>()
  return <DraftEditor key={page.draft.id} page={page} />
}
