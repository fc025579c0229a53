import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listBulkJobs } from '../../domain/bulk-jobs/index.ts'
import { loaderFor } from '../route.server.ts'
import { JobTable } from '../ui/bulk/job-table.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pagination } from '../ui/pagination.tsx'

export const meta: MetaFunction = () => [{ title: 'Jobs · Briefke' }]

export const loader = loaderFor(({ actor, deps, request }) =>
  listBulkJobs(deps, actor, { cursor: new URL(request.url).searchParams.get('cursor') }),
)

export default function BulkJobs() {
  const { jobs, nextCursor } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="Jobs" lead="What was done to many documents at once, newest first." />
      {jobs.length === 0 ? (
        <Empty what="Choose documents in their list to issue, mail or download many at once.">
          <LinkButton to="/documents">Go to the documents</LinkButton>
        </Empty>
      ) : (
        <JobTable jobs={jobs} />
      )}
      <Pagination nextCursor={nextCursor} />
    </>
  )
}
