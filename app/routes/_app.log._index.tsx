import type { MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { checkOwnLog, readLog } from '../../domain/evidence-log/index.ts'
import { objectKinds } from '../../domain/evidence-log/schema.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Field } from '../ui/field.tsx'
import { Filters } from '../ui/filters.tsx'
import { CheckAnswer } from '../ui/log/check-answer.tsx'
import { EntriesTable } from '../ui/log/entries-table.tsx'
import { SignedHead } from '../ui/log/signed-head.tsx'
import { kindNames } from '../ui/log/words.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { SelectField } from '../ui/select-field.tsx'

export const meta: MetaFunction = () => [{ title: 'Log · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) =>
  readLog(deps, actor, Object.fromEntries(new URL(request.url).searchParams)),
)

export const action = actionFor(async ({ actor, deps }) => {
  const found = await checkOwnLog(deps, actor)
  return found.whole
    ? { whole: true as const, says: `${found.entries} entries and ${found.heads} signed heads were read again.` }
    : { whole: false as const, says: found.sentence }
})

const KINDS = [{ value: '', label: 'All' }, ...objectKinds.map((value) => ({ value, label: kindNames[value] }))]

export default function Log() {
  const { entries, next, timeZone, head, signed } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  const value = (name: string) => search.get(name) ?? ''
  const exported = (format: string) => {
    const query = new URLSearchParams(search)
    query.delete('before')
    query.set('format', format)
    return `/log/export?${query}`
  }
  return (
    <>
      <PageHeader
        title="Log"
        lead="Who did what, and when. Entries are numbered without a gap, hashed and signed: none can be changed or taken out unseen."
      />
      <CheckAnswer answer={answer} forkedBy={head.forked_at ? head.fork : null} />
      <SignedHead signed={signed} size={head.size} zone={timeZone} />
      <div className="actions">
        <Form method="post">
          <input type="hidden" name="form" value="check" />
          <Button tone="plain">Read it again and compare</Button>
        </Form>
        <LinkButton to={exported('csv')} reloadDocument>
          Export as CSV
        </LinkButton>
        <LinkButton to={exported('ndjson')} reloadDocument>
          Export the records
        </LinkButton>
      </div>
      <Filters searches="person, number or id">
        <SelectField label="About" name="kind" defaultValue={value('kind')} options={KINDS} />
        <Field label="From" name="from" type="date" defaultValue={value('from')} />
        <Field label="To" name="to" type="date" defaultValue={value('to')} />
      </Filters>
      {entries.length === 0 ? (
        <Empty what="No entry fits this search." />
      ) : (
        <EntriesTable entries={entries} zone={timeZone} signedSize={signed?.size ?? 0n} />
      )}
      <Pagination nextCursor={next} name="before" />
    </>
  )
}
