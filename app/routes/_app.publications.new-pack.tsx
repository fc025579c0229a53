import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { draftPublication, packToDraft } from '../../domain/publishing/index.ts'
import { publicationIn } from '../publication-form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { PackForm } from '../ui/publishing/pack-form.tsx'

export const meta: MetaFunction = () => [{ title: 'A pack · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) => {
  const search = new URL(request.url).searchParams
  const asked = { scheme: search.get('scheme') ?? '', pack: search.get('pack') ?? '' }
  const { schemes, text } = await packToDraft(deps, actor, asked)
  return { schemes, begins: text === null ? { scheme: schemes[0]?.key } : { scheme: asked.scheme, text } }
})

export const action = actionFor(async ({ actor, deps, form }) =>
  redirect(`/publications/${await draftPublication(deps, actor, await publicationIn(form))}`),
)

export default function NewPack() {
  const { schemes, begins } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Draft a pack"
        lead="Statements with the rules that choose among them: a new pack, or the next version of one. Everything that is wrong is told by its line."
      />
      <PackForm schemes={schemes} begins={begins} back="/wordings" />
    </>
  )
}
