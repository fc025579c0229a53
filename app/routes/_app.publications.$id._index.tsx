import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { can } from '../../domain/kernel/actor.ts'
import type { PublicationId } from '../../domain/kernel/ids.ts'
import { approvePublication, readPublication, withdrawDraft } from '../../domain/publishing/index.ts'
import { revisionIn } from '../publication-form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { Changes } from '../ui/publishing/changes.tsx'
import { Decide } from '../ui/publishing/decide.tsx'
import { PublicationFacts } from '../ui/publishing/publication-facts.tsx'
import { PublicationBadge } from '../ui/publishing/publication-table.tsx'
import { Touched } from '../ui/publishing/touched.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.publication.title ?? 'Publication'} · Briefke` },
]

export const loader = loaderFor(async ({ actor, deps, params }) => {
  const { scheme, ...found } = await readPublication(deps, actor, pathId<PublicationId>(params, 'publication'))
  return {
    ...found,
    schemeName: scheme?.name ?? found.publication.scheme,
    goodsNames: Object.fromEntries(scheme?.goods.map(({ key, name }) => [key, name]) ?? []),
    mayApprove: can(actor, 'association:approve'),
    mayWithdraw: can(actor, 'association:publish'),
  }
})

export const action = actionFor(async ({ actor, deps, params, form }) => {
  const id = pathId<PublicationId>(params, 'publication')
  const named = { id, revision: revisionIn(form) }
  if (form.get('form') === 'approve') await approvePublication(deps, actor, named)
  else await withdrawDraft(deps, actor, named)
  return redirect(`/publications/${id}`)
})

export default function Publication() {
  const { publication, schemeName, goodsNames, changes, touched, told, hindrance, mayApprove, mayWithdraw } =
    useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={publication.title} lead={<PublicationBadge status={publication.status} />} />
      <PublicationFacts publication={publication} schemeName={schemeName} told={told} />
      <Decide publication={publication} hindrance={hindrance} may={{ approve: mayApprove, withdraw: mayWithdraw }} />
      <Changes changes={changes} goodsNames={goodsNames} />
      {touched ? (
        <Touched
          touched={touched}
          effectiveOn={publication.effectiveOn}
          isPublished={publication.status === 'published'}
        />
      ) : null}
    </>
  )
}
