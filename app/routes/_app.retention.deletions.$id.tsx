import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { can } from '../../domain/kernel/actor.ts'
import type { DeletionId } from '../../domain/kernel/ids.ts'
import { decideDeletion, readDeletion } from '../../domain/retention/deletions.ts'
import { formPayload } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { Fact } from '../ui/fact.tsx'
import { countText, Instant } from '../ui/format.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DecideForm } from '../ui/retention/decide-form.tsx'
import { DeletionStatus } from '../ui/retention/deletions-table.tsx'
import { RecordsTable } from '../ui/retention/records-table.tsx'
import { RetentionTabs } from '../ui/retention/retention-tabs.tsx'

export const meta: MetaFunction = () => [{ title: 'Deletion · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, params }) => ({
  deletion: await readDeletion(deps, actor, pathId<DeletionId>(params, 'deletion')),
  mayDecide: can(actor, 'retention:approve'),
  mayErase: can(actor, 'evidence-log:erase'),
}))

export const action = actionFor(async ({ actor, deps, params, form }) => {
  const id = pathId<DeletionId>(params, 'deletion')
  await decideDeletion(deps, actor, id, formPayload(form))
  return redirect(`/retention/deletions/${id}`)
})

export default function Deletion() {
  const { deletion, mayDecide, mayErase } = useLoaderData<typeof loader>()
  const { status, items, proposedByName, proposedAt, decidedByName, decidedAt, decisionNote, records } = deletion
  return (
    <>
      <PageHeader
        title="Deletion"
        lead="Of each record its content and its files go. Its number, its day, the weights of its goods, its hashes and its entries in the log stay."
      />
      <RetentionTabs mayErase={mayErase} />
      <dl className="facts">
        <Fact term="State">
          <DeletionStatus status={status} />
        </Fact>
        <Fact term="Records">{countText(items)}</Fact>
        <Fact term="Proposed">
          {proposedByName}, <Instant value={proposedAt} />
        </Fact>
        {decidedAt ? (
          <Fact term="Decided">
            {decidedByName}, <Instant value={decidedAt} />
          </Fact>
        ) : null}
        {decisionNote ? <Fact term="Note">{decisionNote}</Fact> : null}
      </dl>
      {status === 'proposed' && mayDecide ? <DecideForm isOwn={deletion.isOwn} items={items} /> : null}
      <RecordsTable records={records} />
    </>
  )
}
