import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findingStart, raiseFinding } from '../../domain/findings/index.ts'
import { formPayload } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { Subject } from '../ui/findings/finding-facts.tsx'
import { RaiseForm } from '../ui/findings/raise-form.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Raise a finding · Briefke' }]

export const loader = loaderFor(({ actor, deps, request }) => {
  const asked = new URL(request.url).searchParams
  return findingStart(deps, actor, {
    subjectKind: asked.get('subject_kind'),
    subjectId: asked.get('subject_id'),
    subjectNumber: asked.get('subject_number'),
    sampleItem: asked.get('sample_item'),
  })
})

export const action = actionFor(async ({ actor, deps, form }) =>
  redirect(`/findings/${await raiseFinding(deps, actor, formPayload(form))}`),
)

export default function RaiseFinding() {
  const { about, answerBy } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Raise a finding"
        lead={
          about.subjectId ? (
            <>
              About <Subject {...about} />.
            </>
          ) : null
        }
      />
      <RaiseForm about={about} answerBy={answerBy} />
    </>
  )
}
