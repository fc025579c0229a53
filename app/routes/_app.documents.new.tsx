import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import { createDraft } from '../../domain/trade-documents/index.ts'
import { newDraftPage, withMoreLines } from '../draft-page.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { DraftEditor } from '../ui/documents/draft-editor.tsx'
import { draftOfForm } from '../ui/documents/draft-values.ts'

export const meta: MetaFunction = () => [{ title: 'New document · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) =>
  newDraftPage(deps, actor, new URL(request.url).searchParams),
)

/** Before JavaScript a new document is kept first, and issued from its own page, where the paper can be seen. */
export const action = actionFor(async ({ actor, deps, form }) => {
  if (form.get('intent') === 'lines') return withMoreLines(form)
  const id = await createDraft(deps, actor, draftOfForm(form))
  return redirect(`/documents/drafts/${id}`)
})

export default function NewDocument() {
  const page = useLoaderData<typeof loader>()
  const { search } = useLocation()
  return <DraftEditor key={search} page={page} />
}
