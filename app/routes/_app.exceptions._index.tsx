import type { MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { mendingWays, severities } from '../../domain/exceptions/catalogue.ts'
import { listExceptions, openExceptions } from '../../domain/exceptions/index.ts'
import { loaderFor } from '../route.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { ExceptionCounts } from '../ui/exceptions/exception-counts.tsx'
import { ExceptionsTable } from '../ui/exceptions/exceptions-table.tsx'
import { severityNames, stateNames, wayNames } from '../ui/exceptions/words.ts'
import { Filters } from '../ui/filters.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { SelectField } from '../ui/select-field.tsx'

export const meta: MetaFunction = () => [{ title: 'Exceptions · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) => ({
  ...(await listExceptions(deps, actor, Object.fromEntries(new URL(request.url).searchParams))),
  counts: await openExceptions(deps, actor),
}))

const all = { value: '', label: 'All' }
const STATES = Object.entries(stateNames).map(([value, label]) => ({ value, label }))
const WAYS = [all, ...mendingWays.map((value) => ({ value, label: wayNames[value] }))]
const SEVERITIES = [all, ...severities.map((value) => ({ value, label: severityNames[value] }))]
const OWNERS = [all, { value: 'me', label: 'Mine' }, { value: 'nobody', label: 'Nobody’s yet' }]
const DUE = [all, { value: 'yes', label: 'Overdue' }]

export default function Exceptions() {
  const { exceptions, today, nextCursor, counts } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const isNew = [...search.values()].every((value) => value === '')
  const value = (name: string) => search.get(name) ?? ''
  const isOpen = (search.get('state') || 'open') === 'open'
  return (
    <>
      <PageHeader
        title="Exceptions"
        lead="What an auditor would find, found as it happens. Mending the cause closes an exception by itself."
      />
      <ExceptionCounts counts={counts} />
      <Filters searches="number or words">
        <SelectField label="State" name="state" defaultValue={value('state') || 'open'} options={STATES} />
        <SelectField label="Mended by" name="by" defaultValue={value('by')} options={WAYS} />
        <SelectField label="Weight" name="severity" defaultValue={value('severity')} options={SEVERITIES} />
        <SelectField label="Owner" name="owner" defaultValue={value('owner')} options={OWNERS} />
        <SelectField label="Due" name="overdue" defaultValue={value('overdue')} options={DUE} />
        {value('rule') ? <input type="hidden" name="rule" value={value('rule')} /> : null}
      </Filters>
      {exceptions.length === 0 ? (
        <Empty
          what={isNew ? 'Nothing is open. What is found wrong will stand here.' : 'No exception fits this search.'}
        >
          {isNew ? null : <LinkButton to="?">Show all open ones</LinkButton>}
        </Empty>
      ) : (
        <ExceptionsTable rows={exceptions} today={today} isOpen={isOpen} />
      )}
      <Pagination nextCursor={nextCursor} />
    </>
  )
}
