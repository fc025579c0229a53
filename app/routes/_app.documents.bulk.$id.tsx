import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { orderBulkJob, readBulkJob, requestBulkJob } from '../../domain/bulk-jobs/index.ts'
import { can } from '../../domain/kernel/actor.ts'
import type { BulkJobId } from '../../domain/kernel/ids.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { JobBadge } from '../ui/bulk/job-badge.tsx'
import { JobItems } from '../ui/bulk/job-items.tsx'
import { JobState } from '../ui/bulk/job-state.tsx'
import { titleOf } from '../ui/bulk/words.ts'
import { LinkButton } from '../ui/button.tsx'
import { Instant } from '../ui/format.tsx'
import { useLive } from '../ui/live.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? titleOf(data.job.kind, data.job.total) : 'Job'} · Briefke` },
]

export const loader = loaderFor(async ({ actor, deps, params, request }) => {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  return {
    job: await readBulkJob(deps, actor, pathId<BulkJobId>(params, 'job'), query),
    mayCollect: can(actor, 'trade-document:collect'),
  }
})

export const action = actionFor(async ({ actor, deps, params, form }) => {
  const id = pathId<BulkJobId>(params, 'job')
  if (form.get('form') === 'collect') {
    const collecting = await requestBulkJob(deps, actor, { kind: 'download', jobId: id })
    return redirect(`/documents/bulk/${collecting.id}`)
  }
  await orderBulkJob(deps, actor, { id, order: form.get('order') })
  return redirect(`/documents/bulk/${id}`)
})

export default function BulkJob() {
  const { job, mayCollect } = useLoaderData<typeof loader>()
  const { kind, status, total, done, refused, state, items, nextAfter } = job
  useLive('bulk-job', job.id, status === 'queued' || status === 'running')
  return (
    <>
      <PageHeader
        title={titleOf(kind, total)}
        lead={
          <>
            Asked for by {job.askedByName}, <Instant value={job.askedAt} /> · <JobBadge status={status} />
          </>
        }
      >
        <LinkButton to="/documents/bulk">All jobs</LinkButton>
      </PageHeader>
      <JobState job={job} mayCollect={mayCollect} />
      <JobItems {...{ state, items, nextAfter }} counts={{ refused, done, waiting: total - done - refused }} />
    </>
  )
}
