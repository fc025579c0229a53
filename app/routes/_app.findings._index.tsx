import type { MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { listFindings } from '../../domain/findings/index.ts'
import { findingStates, severities } from '../../domain/findings/rules.ts'
import { can } from '../../domain/kernel/actor.ts'
import { loaderFor } from '../route.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Filters } from '../ui/filters.tsx'
import { FindingsTable } from '../ui/findings/findings-table.tsx'
import { severityNames, stateNames } from '../ui/findings/words.ts'
import { countText } from '../ui/format.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { SelectField } from '../ui/select-field.tsx'

export const meta: MetaFunction = () => [{ title: 'Findings · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) => ({
  ...(await listFindings(deps, actor, Object.fromEntries(new URL(request.url).searchParams))),
  mayRaise: can(actor, 'finding:raise'),
}))

const all = { value: '', label: 'All' }
const STATES = [
  all,
  { value: 'not-closed', label: 'Not closed' },
  ...findingStates.map((value) => ({ value, label: stateNames[value] })),
]
const SEVERITIES = [all, ...severities.map((value) => ({ value, label: severityNames[value] }))]
const DUE = [all, { value: 'yes', label: 'Overdue' }]

export default function Findings() {
  const { findings, counts, nextCursor, mayRaise } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const isNew = [...search.values()].every((value) => value === '')
  const value = (name: string) => search.get(name) ?? ''
  const query = new URLSearchParams(search)
  query.delete('cursor')
  return (
    <>
      <PageHeader
        title="Findings"
        lead="What an auditor found, what was answered, and what is done about it. Each one stays as it was written."
      >
        {mayRaise ? (
          <LinkButton to="/findings/new" tone="primary">
            Raise a finding
          </LinkButton>
        ) : null}
        <LinkButton to={`/findings/export?${query}`} reloadDocument>
          Export as CSV
        </LinkButton>
      </PageHeader>
      <p>
        {countText(counts.open)} wait for the company, {countText(counts.answered)} are answered and{' '}
        {countText(counts.closed)} closed; {countText(counts.overdue)} overdue.
      </p>
      <Filters searches="number or words">
        <SelectField label="State" name="state" defaultValue={value('state')} options={STATES} />
        <SelectField label="Severity" name="severity" defaultValue={value('severity')} options={SEVERITIES} />
        <SelectField label="Due" name="overdue" defaultValue={value('overdue')} options={DUE} />
      </Filters>
      {findings.length === 0 ? (
        <Empty
          what={
            isNew
              ? 'No finding has been raised. What an auditor finds will stand here.'
              : 'No finding fits this search.'
          }
        />
      ) : (
        <FindingsTable rows={findings} />
      )}
      <Pagination nextCursor={nextCursor} />
    </>
  )
}
