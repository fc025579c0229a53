import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { readAccesses } from '../../domain/audit-access/index.ts'
import type { EngagementId } from '../../domain/kernel/ids.ts'
import { loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { AccessTable } from '../ui/auditors/access-table.tsx'
import { EngagementFacts } from '../ui/auditors/engagement-facts.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Field } from '../ui/field.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { SearchForm } from '../ui/search-form.tsx'
import { SelectField } from '../ui/select-field.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.engagement.auditorName ?? 'Auditor'} · Briefke` },
]

export const loader = loaderFor(async ({ actor, deps, params, request }) => ({
  ...(await readAccesses(
    deps,
    actor,
    pathId<EngagementId>(params, 'engagement'),
    Object.fromEntries(new URL(request.url).searchParams),
  )),
  now: deps.clock.now(),
}))

const WHAT = [
  { value: '', label: 'All' },
  { value: 'viewed', label: 'Viewed' },
  { value: 'downloaded', label: 'Downloaded' },
]

/** An engagement: whose it is, and all that its auditor was shown. */
export default function Engagement() {
  const { engagement, accesses, timeZone, nextCursor, now } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const value = (name: string) => search.get(name) ?? ''
  const query = new URLSearchParams(search)
  query.delete('cursor')
  return (
    <>
      <p>
        <Link to="/company/auditors">All auditors</Link>
      </p>
      <h2>
        {engagement.auditorName}, {engagement.firm}
      </h2>
      <EngagementFacts engagement={engagement} now={now} timeZone={timeZone} />
      <section aria-labelledby="accesses">
        <h2 id="accesses">What the auditor was shown</h2>
        <p>
          Every page, answer and file, as it was given. A line is written before anything is shown, and none is changed.
        </p>
        <SearchForm>
          <Field label="From" name="from" type="date" defaultValue={value('from')} />
          <Field label="To" name="to" type="date" defaultValue={value('to')} />
          <SelectField label="What" name="what" defaultValue={value('what')} options={WHAT} />
          <Button tone="plain">Show</Button>
          <LinkButton to={`/company/auditors/${engagement.id}/export?${query}`} reloadDocument>
            Export as CSV
          </LinkButton>
        </SearchForm>
        {accesses.length === 0 ? (
          <Empty
            what={query.size === 0 ? 'The auditor has looked at nothing yet.' : 'Nothing was looked at in these days.'}
          />
        ) : (
          <AccessTable rows={accesses} zone={timeZone} />
        )}
        <Pagination nextCursor={nextCursor} />
      </section>
    </>
  )
}
