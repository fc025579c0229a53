import { type MetaFunction, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { discardInboxItem, fileInboxItem } from '../../domain/inbox/decide.ts'
import { acceptHanded } from '../../domain/inbox/platform/accept.ts'
import { filingChoices, listInbox, nextInInbox, readInboxItem } from '../../domain/inbox/read-items.ts'
import { can } from '../../domain/kernel/actor.ts'
import type { InboxItemId } from '../../domain/kernel/ids.ts'
import { formPayload } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { AcceptHanded } from '../ui/inbox/accept-form.tsx'
import { DiscardForm } from '../ui/inbox/discard-form.tsx'
import { FilingForm } from '../ui/inbox/filing-form.tsx'
import { HandedPaper } from '../ui/inbox/handed-paper.tsx'
import { ItemQueue } from '../ui/inbox/item-queue.tsx'
import { itemName } from '../ui/inbox/item-table.tsx'
import { PaperSide } from '../ui/inbox/paper-side.tsx'
import { useLive } from '../ui/live.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? itemName(data.item) : 'Paper'} · Inbox · Briefke` },
]

const QUEUE = 50

export const loader = loaderFor(async ({ actor, deps, params }) => {
  const id = pathId<InboxItemId>(params, 'paper in the inbox')
  const { reading, ...item } = await readInboxItem(deps, actor, id)
  const isOpen = item.status === 'reading' || item.status === 'waiting'
  const { items, nextCursor } = await listInbox(deps, actor, { limit: QUEUE })
  return {
    item,
    reading: reading && {
      pages: reading.paper.pages,
      lines: reading.paper.lines,
      hasScript: reading.hasScript,
      statements: reading.statements,
      proposals: Object.values(reading.proposals).flatMap((each) =>
        each !== null && typeof each === 'object' && 'boxes' in each ? [each.boxes] : [],
      ),
    },
    proposed: reading?.proposals ?? null,
    found:
      reading?.statements.map(({ edition, outcome, start, end }) => ({
        ...{ edition, outcome },
        text: reading.paper.text.slice(start, end),
      })) ?? [],
    choices: isOpen && can(actor, 'inbox:decide') ? await filingChoices(deps, actor, id) : null,
    queue: items,
    hasMore: nextCursor !== null,
  }
})

export const action = actionFor(async ({ actor, deps, params, form }) => {
  const id = pathId<InboxItemId>(params, 'paper in the inbox')
  const given = { id, input: formPayload(form) }
  if (form.get('form') === 'accept') await acceptHanded(deps, actor, given)
  else if (form.get('form') === 'discard') await discardInboxItem(deps, actor, given)
  else await fileInboxItem(deps, actor, given)
  const next = await nextInInbox(deps, actor)
  return redirect(next ? `/inbox/${next}` : '/inbox')
})

export default function InboxItem() {
  const { item, reading, proposed, found, choices, queue, hasMore } = useLoaderData<typeof loader>()
  useLive('inbox-item', item.id, item.status === 'reading')
  return (
    <>
      <PageHeader title={itemName(item)} lead={`From ${item.readParty ?? item.counterpartyName ?? item.sender}`} />
      <div className="inbox-desk">
        <ItemQueue rows={queue} current={item.id} hasMore={hasMore} />
        {item.handed ? <HandedPaper handed={item.handed} /> : <PaperSide item={item} reading={reading} />}
        <section aria-label="What it is" className="inbox-fields">
          {choices && item.handed ? (
            <AcceptHanded
              key={item.id}
              editions={choices.editions}
              stated={item.handed.statements.map(({ edition }) => edition)}
            />
          ) : null}
          {choices && !item.handed ? (
            <FilingForm
              key={`${item.id}-${item.status}`}
              proposed={proposed}
              found={found}
              counterpartyId={item.counterpartyId}
              stranger={proposed?.supplierName ?? null}
              choices={choices}
            />
          ) : null}
          {choices ? <DiscardForm key={item.id} /> : null}
          {item.documentId ? (
            <p>
              {item.decidedByName} filed it as <Link to={`/received/${item.documentId}`}>a received document</Link>.
            </p>
          ) : null}
          {item.status === 'discarded' ? (
            <p>
              {item.decidedByName} discarded it: {item.discardReason}
            </p>
          ) : null}
        </section>
      </div>
    </>
  )
}
