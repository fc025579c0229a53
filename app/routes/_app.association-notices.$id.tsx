import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { SanctionId } from '../../domain/kernel/ids.ts'
import { answerNotice, appealDecision, readOwnSanction } from '../../domain/sanctions/answer.ts'
import { formPayload, uploadsOf } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { Badge } from '../ui/badge.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { AnswerForm, AppealForm } from '../ui/sanctions/answer-forms.tsx'
import { SanctionFacts } from '../ui/sanctions/sanction-facts.tsx'
import { stageWords } from '../ui/sanctions/words.ts'

export const meta: MetaFunction = () => [{ title: 'Notice of the association · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, params }) =>
  readOwnSanction(deps, actor, pathId<SanctionId>(params, 'notice')),
)

export const action = actionFor(async ({ actor, deps, params, form }) => {
  const id = pathId<SanctionId>(params, 'notice')
  const input = formPayload(form)
  if (form.get('form') === 'appeal') await appealDecision(deps, actor, id, input)
  else await answerNotice(deps, actor, id, input, await uploadsOf(form, 'files'))
  return redirect(`/association-notices/${id}`)
})

export default function NoticeOfTheAssociation() {
  const { sanction, mayAnswer, mayAppeal } = useLoaderData<typeof loader>()
  const { says, meaning } = stageWords[sanction.stage]
  return (
    <>
      <PageHeader title={sanction.ground} lead={<Badge meaning={meaning}>{says}</Badge>} />
      <SanctionFacts sanction={sanction} under={`/association-notices/${sanction.id}`} />
      {mayAnswer ? <AnswerForm /> : null}
      {mayAppeal ? <AppealForm /> : null}
    </>
  )
}
