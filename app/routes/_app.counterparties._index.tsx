import type { MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { listCounterparties } from '../../domain/counterparties/index.ts'
import { registrationStandings } from '../../domain/counterparties/rules.ts'
import { can } from '../../domain/kernel/actor.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { actOnView, viewsOf } from '../saved-views.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { CounterpartyTable } from '../ui/counterparties/counterparty-table.tsx'
import { standingWord } from '../ui/counterparties/registration-badge.tsx'
import { Empty } from '../ui/empty.tsx'
import { ExportLinks } from '../ui/export-links.tsx'
import { Field } from '../ui/field.tsx'
import { Filters } from '../ui/filters.tsx'
import { DayText } from '../ui/format.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { SavedViews } from '../ui/views/saved-views.tsx'

export const meta: MetaFunction = () => [{ title: 'Counterparties · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) => ({
  views: await viewsOf({ actor, deps }, 'counterparties'),
  ...(await listCounterparties(deps, actor, Object.fromEntries(new URL(request.url).searchParams))),
  mayWrite: can(actor, 'counterparty:write'),
}))

export const action = actionFor(async ({ form, ...signed }) => actOnView(signed, 'counterparties', form))

const ROLES = [
  { value: '', label: 'Buyers and suppliers' },
  { value: 'buyer', label: 'Buyers' },
  { value: 'supplier', label: 'Suppliers' },
]

const STANDINGS = [
  { value: '', label: 'Any standing' },
  ...registrationStandings.map((value) => ({ value, label: standingWord(value) })),
]
const BLOCKED = [
  { value: '', label: 'Blocked or not' },
  { value: 'yes', label: 'Blocked' },
]

export default function Counterparties() {
  const { counterparties, schemes, on, today, nextCursor, mayWrite, views } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const isNew = mayWrite && [...search.values()].every((value) => value === '')
  return (
    <>
      <PageHeader
        title="Counterparties"
        lead="Who you sell to and buy from, and when their registration was last looked up."
      >
        {mayWrite ? (
          <LinkButton to="/counterparties/new" tone="primary" data-new>
            New counterparty
          </LinkButton>
        ) : null}
      </PageHeader>
      <Filters searches="name">
        <SelectField label="Role" name="role" options={ROLES} defaultValue={search.get('role') ?? ''} />
        <SelectField
          label="Registration"
          name="standing"
          options={STANDINGS}
          defaultValue={search.get('standing') ?? ''}
        />
        <Field label="On" name="on" type="date" defaultValue={search.get('on') ?? ''} />
        <SelectField label="Blocked" name="blocked" options={BLOCKED} defaultValue={search.get('blocked') ?? ''} />
      </Filters>
      <SavedViews views={views} />
      {counterparties.length === 0 ? (
        <Empty what={isNew ? 'Buyers and suppliers will stand here.' : 'No counterparty fits this search.'}>
          {isNew ? (
            <LinkButton to="/counterparties/new">Add the first</LinkButton>
          ) : (
            <LinkButton to="?">Show all</LinkButton>
          )}
        </Empty>
      ) : (
        <>
          {on === today ? null : (
            <p className="hint">
              Registrations as they stood on <DayText value={on} />.
            </p>
          )}
          <CounterpartyTable rows={counterparties} schemes={schemes} />
        </>
      )}
      <Pagination nextCursor={nextCursor} />
      {counterparties.length > 0 ? <ExportLinks kind="counterparties" /> : null}
    </>
  )
}
