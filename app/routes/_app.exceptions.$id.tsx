import { type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { endWaiver, readException, waiveException, workOnException } from '../../domain/exceptions/index.ts'
import { can } from '../../domain/kernel/actor.ts'
import { notFound } from '../../domain/kernel/errors.ts'
import type { ExceptionId } from '../../domain/kernel/ids.ts'
import { formPayload } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { ExceptionFacts } from '../ui/exceptions/exception-facts.tsx'
import { WaiveForm, WorkForm } from '../ui/exceptions/exception-forms.tsx'
import { ExceptionHistory } from '../ui/exceptions/exception-history.tsx'
import { severityMeanings, severityNames, subjectLink } from '../ui/exceptions/words.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { Sentence } from '../ui/sentence.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `${data.exception.rule} ${data.exception.subject}` : 'Exception'} · Briefke` },
]

export const loader = loaderFor(async ({ actor, deps, params }) => {
  const exception = await readException(deps, actor, pathId<ExceptionId>(params, 'exception'))
  const stands = exception.state !== 'closed'
  return {
    exception,
    mayWork: stands && can(actor, 'exception:work'),
    mayWaive: stands && can(actor, 'exception:waive'),
  }
})

export const action = actionFor(async ({ actor, deps, params, form }) => {
  const id = pathId<ExceptionId>(params, 'exception')
  switch (String(form.get('form'))) {
    case 'work':
      await workOnException(deps, actor, id, formPayload(form))
      break
    case 'waive':
      await waiveException(deps, actor, id, formPayload(form))
      break
    case 'end-waiver':
      await endWaiver(deps, actor, id)
      break
    default:
      throw notFound('form')
  }
  return redirect(`/exceptions/${id}`)
})

export default function Exception() {
  const { exception, mayWork, mayWaive } = useLoaderData<typeof loader>()
  const { rule, title, subject, severity, sentence, mend, state } = exception
  const link = subjectLink(exception)
  return (
    <>
      <PageHeader
        title={`${rule} ${title}`}
        lead={<Badge meaning={severityMeanings[severity]}>{severityNames[severity]}</Badge>}
      />
      <p>
        <strong>
          <Sentence text={sentence} />
        </strong>
      </p>
      <p>
        About {link ? <Link to={link.to}>{subject}</Link> : subject}.{' '}
        <Link to={`/exceptions?rule=${rule}`}>All of {rule}</Link>
      </p>
      <ExceptionFacts exception={exception} />
      <section aria-labelledby="mend">
        <h2 id="mend">How to mend it</h2>
        <p>{mend}</p>
        <p className="hint">It closes by itself when its cause is gone.</p>
      </section>
      {mayWork ? (
        <section aria-labelledby="work">
          <h2 id="work">Owner and corrective action</h2>
          <WorkForm key={JSON.stringify([exception.ownerId, exception.dueOn])} {...exception} />
        </section>
      ) : null}
      {mayWaive && state === 'open' ? (
        <section aria-labelledby="waive">
          <h2 id="waive">Let it stand</h2>
          <WaiveForm />
        </section>
      ) : null}
      {mayWaive && state === 'waived' ? (
        <Form method="post">
          <input type="hidden" name="form" value="end-waiver" />
          <Button tone="plain">End the waiver</Button>
        </Form>
      ) : null}
      <section aria-labelledby="history">
        <h2 id="history">History</h2>
        <ExceptionHistory history={exception.history} />
      </section>
    </>
  )
}
