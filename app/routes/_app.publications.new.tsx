import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { authorize } from '../../domain/kernel/actor.ts'
import { draftPublication, readWording } from '../../domain/publishing/index.ts'
import { publicationIn } from '../publication-form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { EditionForm } from '../ui/publishing/edition-form.tsx'
import { editionBase, startFrom } from '../ui/publishing/edition-start.ts'

export const meta: MetaFunction = () => [{ title: 'New words · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) => {
  authorize(actor, 'association:publish')
  const search = new URL(request.url).searchParams
  const [asked, key] = [search.get('scheme') ?? '', search.get('statement') ?? '']
  const { statement, scheme } = await readWording(deps, actor, { scheme: asked, key })
  return { base: editionBase(statement, scheme.goods), begins: startFrom(statement), name: statement.name }
})

export const action = actionFor(async ({ actor, deps, form }) =>
  redirect(`/publications/${await draftPublication(deps, actor, await publicationIn(form))}`),
)

export default function NewEdition() {
  const { base, begins, name } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={`New words after ${base.edition}`}
        lead={`They begin as those of ${name}. Nothing is in force until somebody else has approved them.`}
      />
      <EditionForm base={base} begins={begins} back={`/wordings/${base.scheme}/${base.key}`} />
    </>
  )
}
