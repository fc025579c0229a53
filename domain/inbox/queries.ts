import { sql } from 'kysely'
import { containing } from '../../db/like.ts'
import type { TenantTx } from '../../db/tenant.ts'
import type { StoredPaper } from '../evidence/index.ts'
import type { TenantActor } from '../kernel/actor.ts'
import type { Position } from '../kernel/cursor.ts'
import type { CounterpartyId, InboxItemId, ReceivedDocumentId } from '../kernel/ids.ts'
import type { Self } from './propose/parties.ts'
import type { InboxListQuery, InboxSource } from './schema.ts'

export type Arrival = {
  readonly id: InboxItemId
  readonly source: InboxSource
  readonly sender: string
  readonly counterpartyId: CounterpartyId | null
  readonly paper: StoredPaper
  readonly at: Date
}

/** Writes a paper that came in; false when the same bytes are there already and were not discarded. */
export async function insertItem(tx: TenantTx, { id, source, sender, counterpartyId, paper, at }: Arrival) {
  const result = await tx
    .insertInto('inbox_item')
    .values({
      ...{ id, source, sender, counterparty_id: counterpartyId, received_at: at },
      file_name: paper.name,
      media_type: paper.mediaType,
      bytes: BigInt(paper.bytes),
      sha256: paper.sha256,
    })
    // Spelled out: a parameter would not let the planner see that the index fits.
    .onConflict((on) => on.columns(['tenant_id', 'sha256']).where('status', '<>', sql.lit('discarded')).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** The item that holds these bytes and was not discarded. */
export function selectItemOfBytes(tx: TenantTx, sha256: string) {
  return tx
    .selectFrom('inbox_item')
    .select(['id', 'status', 'file_name as fileName', 'received_at as receivedAt', 'filed_as as documentId'])
    .where('sha256', '=', sha256)
    .where('status', '<>', 'discarded')
    .executeTakeFirst()
}

/** How many papers from outside wait for somebody. */
export async function countOpenFromOutside(tx: TenantTx): Promise<number> {
  const { count } = await tx
    .selectFrom('inbox_item')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('status', 'in', ['reading', 'waiting'])
    .where('source', 'in', ['mail', 'link'])
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** A page of the queue, one more than asked for: what is open the oldest first, what is decided the newest first. */
export function selectItemPage(tx: TenantTx, query: InboxListQuery, after: Position | null) {
  const isOpen = query.view === 'open'
  const direction = isOpen ? 'asc' : 'desc'
  let q = listed(tx)
    .where('i.status', 'in', isOpen ? ['reading', 'waiting'] : [query.view as 'filed' | 'discarded'])
    .orderBy('i.received_at', direction)
    .orderBy('i.id', direction)
    .limit(query.limit + 1)
  const pattern = containing(query.search ?? '')
  if (query.search)
    q = q.where((eb) =>
      eb.or([
        eb('i.file_name', 'ilike', pattern),
        eb('i.sender', 'ilike', pattern),
        eb('i.read_number', 'ilike', pattern),
        eb('i.read_party', 'ilike', pattern),
      ]),
    )
  if (after && isOpen)
    q = q.where(sql<boolean>`(i.received_at, i.id) > (${after.value}::timestamptz, ${after.id}::uuid)`)
  if (after && !isOpen)
    q = q.where(sql<boolean>`(i.received_at, i.id) < (${after.value}::timestamptz, ${after.id}::uuid)`)
  return q.execute()
}

/** One item with what was read on it. */
export function selectItem(tx: TenantTx, id: InboxItemId) {
  return listed(tx).select(['i.reading', 'i.handed', 'i.attempts']).where('i.id', '=', id).executeTakeFirst()
}

/** The item that has waited longest, after one that was just decided. */
export function selectNextOpen(tx: TenantTx) {
  return tx
    .selectFrom('inbox_item')
    .select('id')
    .where('status', 'in', ['reading', 'waiting'])
    .orderBy('received_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

function listed(tx: TenantTx) {
  return tx
    .selectFrom('inbox_item as i')
    .leftJoin('counterparty as c', (join) =>
      join.onRef('c.tenant_id', '=', 'i.tenant_id').onRef('c.id', '=', 'i.counterparty_id'),
    )
    .select(['i.id', 'i.source', 'i.sender', 'i.counterparty_id as counterpartyId', 'c.name as counterpartyName'])
    .select(['i.file_name as fileName', 'i.media_type as mediaType', 'i.bytes', 'i.sha256'])
    .select(['i.received_at as receivedAt', 'i.status', 'i.read_number as readNumber', 'i.read_party as readParty'])
    .select(['i.filed_as as documentId', 'i.decided_by_name as decidedByName', 'i.decided_at as decidedAt'])
    .select('i.discard_reason as discardReason')
}

/** Counts one more attempt of reading; undefined when there is no such item. */
export function beginReading(tx: TenantTx, id: InboxItemId) {
  return tx
    .updateTable('inbox_item')
    .set((eb) => ({ attempts: eb('attempts', '+', eb.case().when('status', '=', 'reading').then(1).else(0).end()) }))
    .where('id', '=', id)
    .returning([
      'status',
      'attempts',
      'sha256',
      'bytes',
      'media_type as mediaType',
      'counterparty_id as counterpartyId',
    ])
    .executeTakeFirst()
}

/** Holds an item for the rest of the transaction, so that two who decide it wait for each other. */
export function lockItem(tx: TenantTx, id: InboxItemId) {
  return tx
    .selectFrom('inbox_item')
    .select(['status', 'source', 'sha256', 'bytes', 'file_name as name', 'media_type as mediaType'])
    .select('decided_by_name as decidedByName')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** The valid received document that came with these bytes. */
export function selectDocumentOfBytes(tx: TenantTx, sha256: string) {
  return tx
    .selectFrom('received_document')
    .select(['id', 'number', 'recorded_at as recordedAt'])
    .where('file_sha256', '=', sha256)
    .where('status', '=', 'recorded')
    .executeTakeFirst()
}

/** Valid received documents of a counterparty with this number. */
export function selectSameNumber(tx: TenantTx, counterpartyId: CounterpartyId, number: string) {
  return tx
    .selectFrom('received_document')
    .select(['id', 'number', 'document_type as documentType'])
    .where('counterparty_id', '=', counterpartyId)
    .where('number', '=', number)
    .where('status', '=', 'recorded')
    .limit(5)
    .execute()
}

/** What a later document may refer to: received ones and memos of our own, the latest first. */
export async function selectOriginals(tx: TenantTx) {
  const received = await tx
    .selectFrom('received_document')
    .select(['id', 'number', 'document_type as documentType', 'counterparty_name as partyName'])
    .select('counterparty_id as counterpartyId')
    .where('status', '=', 'recorded')
    .where('document_type', 'in', ['invoice', 'memo'])
    .orderBy('document_date', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  const issued = await tx
    .selectFrom('trade_document')
    .select(['id', 'number', 'counterparty_name as partyName', 'counterparty_id as counterpartyId'])
    .where('status', '=', 'issued')
    .where('document_type', '=', 'memo')
    .orderBy('document_date', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  return { received, issued }
}

/** Keeps what was read, if the item still waits for it. */
export async function updateReading(
  tx: TenantTx,
  id: InboxItemId,
  {
    reading,
    number,
    party,
  }: { readonly reading: object; readonly number: string | null; readonly party: string | null },
): Promise<boolean> {
  const result = await tx
    .updateTable('inbox_item')
    .set({
      status: 'waiting',
      reading: sql`${JSON.stringify(reading)}::text::jsonb`,
      read_number: number,
      read_party: party,
    })
    .where('id', '=', id)
    .where('status', '=', 'reading')
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Decides an item that the transaction holds. */
export async function updateDecision(
  tx: TenantTx,
  actor: TenantActor,
  at: Date,
  decision: { readonly id: InboxItemId } & (
    | { readonly status: 'discarded'; readonly reason: string }
    | { readonly status: 'filed'; readonly documentId: ReceivedDocumentId }
  ),
): Promise<void> {
  await tx
    .updateTable('inbox_item')
    .set({
      status: decision.status,
      decided_by: actor.userId,
      decided_by_name: actor.name,
      decided_at: at,
      discard_reason: decision.status === 'discarded' ? decision.reason : null,
      filed_as: decision.status === 'filed' ? decision.documentId : null,
    })
    .where('id', '=', decision.id)
    .where('status', 'in', ['reading', 'waiting'])
    .execute()
}

/** Everybody whom a paper may come from. */
export function selectParties(tx: TenantTx) {
  return tx
    .selectFrom('counterparty')
    .select(['id', 'name', 'tax_number as taxNumber', 'country'])
    .where('archived_at', 'is', null)
    .limit(5_000)
    .execute()
}

/** How the company itself is called on papers that it receives. */
export async function selectSelf(tx: TenantTx): Promise<Self> {
  const row = await tx
    .selectFrom('company')
    .select(['legal_name', 'trade_name', 'tax_number'])
    .executeTakeFirstOrThrow()
  return { names: [row.legal_name, ...(row.trade_name ? [row.trade_name] : [])], taxNumber: row.tax_number }
}
