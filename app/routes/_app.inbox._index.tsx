import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { readProfile } from '../../domain/companies/own-company.ts'
import { listInbox } from '../../domain/inbox/read-items.ts'
import { uploadToInbox } from '../../domain/inbox/receive.ts'
import { can } from '../../domain/kernel/actor.ts'
import { uploadsOf } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Filters } from '../ui/filters.tsx'
import { ItemTable } from '../ui/inbox/item-table.tsx'
import { UploadAnswers, UploadPapers } from '../ui/inbox/upload-papers.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { SelectField } from '../ui/select-field.tsx'

export const meta: MetaFunction = () => [{ title: 'Inbox · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) => ({
  ...(await listInbox(deps, actor, Object.fromEntries(new URL(request.url).searchParams))),
  zone: (await readProfile(deps, actor)).company.time_zone,
  mayReceive: can(actor, 'inbox:receive'),
}))

export const action = actionFor(async ({ actor, deps, form }) => ({
  answers: await uploadToInbox(deps, actor, await uploadsOf(form, 'files')),
}))

const VIEWS = [
  { value: 'open', label: 'waiting' },
  { value: 'filed', label: 'filed' },
  { value: 'discarded', label: 'discarded' },
]

export default function Inbox() {
  const { items, nextCursor, zone, mayReceive } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  const isNew = [...search.values()].every((value) => value === '' || value === 'open')
  return (
    <>
      <PageHeader
        title="Inbox"
        lead="Papers that came in. The machine reads them and proposes; you decide what they are."
      >
        <LinkButton to="/inbox/ways-in">Ways in</LinkButton>
      </PageHeader>
      {mayReceive ? <UploadPapers /> : null}
      {answer && 'answers' in answer ? <UploadAnswers answers={answer.answers} /> : null}
      <Filters searches="number, sender or file">
        <SelectField label="State" name="view" options={VIEWS} defaultValue={search.get('view') ?? 'open'} />
      </Filters>
      {items.length === 0 ? (
        <Empty what={isNew ? 'Nothing waits here. What suppliers send will.' : 'No paper fits this search.'}>
          {isNew ? null : <LinkButton to="?">Show what waits</LinkButton>}
        </Empty>
      ) : (
        <ItemTable rows={items} zone={zone} />
      )}
      <Pagination nextCursor={nextCursor} />
    </>
  )
}
