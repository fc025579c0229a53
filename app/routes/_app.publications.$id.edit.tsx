import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { PublicationId } from '../../domain/kernel/ids.ts'
import { changePublication, draftToChange } from '../../domain/publishing/index.ts'
import { publicationIn, revisionIn } from '../publication-form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { EditionForm } from '../ui/publishing/edition-form.tsx'
import { editionBase, startAgain } from '../ui/publishing/edition-start.ts'
import { PackForm } from '../ui/publishing/pack-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Change a draft · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, params }) => {
  const id = pathId<PublicationId>(params, 'publication')
  const { title, revision, input, scheme, base } = await draftToChange(deps, actor, id)
  const about = { id, title, revision }
  return input.kind === 'pack' || !base
    ? { ...about, kind: 'pack' as const, schemes: [{ key: scheme.key, name: scheme.name }], begins: input }
    : { ...about, kind: 'edition' as const, base: editionBase(base, scheme.goods), begins: startAgain(input) }
})

export const action = actionFor(async ({ actor, deps, params, form }) => {
  const id = pathId<PublicationId>(params, 'publication')
  const input = await publicationIn(form)
  await changePublication(deps, actor, { id, revision: revisionIn(form), input })
  return redirect(`/publications/${id}`)
})

export default function ChangePublication() {
  const draft = useLoaderData<typeof loader>()
  const { title, revision, begins } = draft
  const back = `/publications/${draft.id}`
  return (
    <>
      <PageHeader title={title} lead="A draft of yours. Somebody else approves it as you keep it here." />
      {draft.kind === 'pack' ? (
        <PackForm schemes={draft.schemes} begins={begins} revision={revision} back={back} />
      ) : (
        <EditionForm base={draft.base} begins={begins} revision={revision} back={back} />
      )}
    </>
  )
}
