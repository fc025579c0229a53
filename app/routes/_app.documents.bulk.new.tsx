import { type MetaFunction, redirect } from '@remix-run/node'
import { Form, useLoaderData, useSearchParams } from '@remix-run/react'
import { countMatching, requestBulkJob } from '../../domain/bulk-jobs/index.ts'
import { can } from '../../domain/kernel/actor.ts'
import { bulkMay } from '../bulk.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { Notice, Refusal } from '../ui/alert.tsx'
import { Deeds } from '../ui/bulk/chosen-bar.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { useCheckedForm } from '../ui/form.tsx'
import { countText } from '../ui/format.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'All that fit · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) => {
  const matching = Object.fromEntries(new URL(request.url).searchParams)
  const isDrafts = matching['status'] === 'draft'
  const kind = isDrafts ? 'issue' : 'download'
  return {
    count: await countMatching(deps, actor, { kind, matching }),
    isDrafts,
    may: bulkMay((action) => can(actor, action)),
  }
})

export const action = actionFor(async ({ actor, deps, request, form }) => {
  const matching = Object.fromEntries(new URL(request.url).searchParams)
  const { id } = await requestBulkJob(deps, actor, { kind: form.get('kind'), matching })
  return redirect(`/documents/bulk/${id}`)
})

export default function AllThatFit() {
  const { count, isDrafts, may } = useLoaderData<typeof loader>()
  const { props, refusal } = useCheckedForm({ id: 'bulk' })
  const [search] = useSearchParams()
  const noun = isDrafts ? 'draft' : 'document'
  const back = `/documents?${search}`
  return (
    <>
      <PageHeader
        title="All that fit"
        lead="Everything that the list’s filters leave, also what is on its other pages."
      />
      <Refusal {...refusal} />
      {count === 0 ? (
        <Empty what={`No ${noun} fits the list’s filters. Widen them, and come back.`}>
          <LinkButton to={back}>Back to the list</LinkButton>
        </Empty>
      ) : count === null ? (
        <Notice meaning="wrong">
          <p>More than 20,000 documents fit. Narrow the list, by its dates say, and take them in several jobs.</p>
        </Notice>
      ) : (
        <p>
          <strong>{count === 1 ? `1 ${noun} fits.` : `${countText(count)} ${noun}s fit.`}</strong>
        </p>
      )}
      {count === 0 ? null : (
        <Form method="post" {...props} className="actions">
          <input type="hidden" name="form" value="bulk" />
          {count ? <Deeds count={count} isDrafts={isDrafts} may={may} /> : null}
          <LinkButton to={back}>Back to the list</LinkButton>
        </Form>
      )}
    </>
  )
}
