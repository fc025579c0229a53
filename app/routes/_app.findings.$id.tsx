import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { answerFinding, closeFinding, readFinding, sendBackFinding } from '../../domain/findings/index.ts'
import { notFound } from '../../domain/kernel/errors.ts'
import type { FindingId } from '../../domain/kernel/ids.ts'
import { formPayload } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { Badge } from '../ui/badge.tsx'
import { FindingFacts } from '../ui/findings/finding-facts.tsx'
import { AnswerForm, CloseForm, SendBackForm } from '../ui/findings/finding-forms.tsx'
import { FindingSteps } from '../ui/findings/finding-steps.tsx'
import { severityMeanings, severityNames } from '../ui/findings/words.ts'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.number ?? 'Finding'} · Briefke` }]

export const loader = loaderFor(({ actor, deps, params }) =>
  readFinding(deps, actor, pathId<FindingId>(params, 'finding')),
)

export const action = actionFor(async ({ actor, deps, params, form }) => {
  const id = pathId<FindingId>(params, 'finding')
  switch (String(form.get('form'))) {
    case 'answer':
      await answerFinding(deps, actor, id, formPayload(form))
      break
    case 'send-back':
      await sendBackFinding(deps, actor, id, formPayload(form))
      break
    case 'close':
      await closeFinding(deps, actor, id, formPayload(form))
      break
    default:
      throw notFound('form')
  }
  return redirect(`/findings/${id}`)
})

export default function Finding() {
  const finding = useLoaderData<typeof loader>()
  const { number, title, severity, steps, timeZone, mayAnswer, maySendBack, mayClose } = finding
  return (
    <>
      <PageHeader
        title={`${number} ${title}`}
        lead={<Badge meaning={severityMeanings[severity]}>{severityNames[severity]}</Badge>}
      />
      <FindingFacts finding={finding} timeZone={timeZone} />
      {mayAnswer ? (
        <section aria-labelledby="answer-title">
          <h2 id="answer-title">Answer</h2>
          <AnswerForm />
        </section>
      ) : null}
      {maySendBack ? (
        <section aria-labelledby="send-back-title">
          <h2 id="send-back-title">Send the answer back</h2>
          <SendBackForm answerBy={finding.usualAnswerBy} />
        </section>
      ) : null}
      {mayClose ? (
        <section aria-labelledby="close-title">
          <h2 id="close-title">Close</h2>
          <CloseForm />
        </section>
      ) : null}
      <section aria-labelledby="steps-title">
        <h2 id="steps-title">History</h2>
        <FindingSteps steps={steps} timeZone={timeZone} />
      </section>
    </>
  )
}
