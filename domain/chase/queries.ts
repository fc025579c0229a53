import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { ChaseId, ChaseMessageId, CounterpartyId, ReceivedDocumentId, SendLinkId, UserId } from '../kernel/ids.ts'
import { settledCarats } from '../originals/queries.ts'
import type { Wanting } from './rules.ts'

const MOST = 2_000

export type WantingRow = Wanting & {
  readonly supplierId: CounterpartyId
  readonly supplierName: string
  readonly email: string | null
}

type Narrowed = { readonly supplierId?: CounterpartyId; readonly chaseId?: ChaseId }

/**
 * Invoices and memos that still lack an accepted warranty for goods that owe one and did not go back, supplier by
 * supplier, the oldest first: of everybody, of one supplier, or of those that a chase asks for.
 */
export async function selectWanting(
  tx: TenantTx,
  owed: readonly string[],
  { supplierId, chaseId }: Narrowed = {},
): Promise<readonly WantingRow[]> {
  const { rows } = await sql<WantingRow>`
    select d.id, d.number, d.document_type as "documentType", d.document_date as "documentDate", d.unit,
      p.id as "supplierId", p.name as "supplierName", p.email, sum(l.carats - back.carats)::numeric(14, 3)::text as carats
    from received_document d
      join counterparty p on p.tenant_id = d.tenant_id and p.id = d.counterparty_id
      join received_document_line l on l.tenant_id = d.tenant_id and l.document_id = d.id
      cross join lateral (select ${settledCarats} as carats) back
    where d.status = 'recorded' and d.document_type in ('invoice', 'memo') and l.goods_class = any(${sql.val([...owed])}::text[])
      and not exists (select from received_statement s where s.tenant_id = l.tenant_id and s.document_id = l.document_id
        and l.position = any(s.accepted_positions))
      and l.carats > back.carats
      and ${supplierId ? sql`d.counterparty_id = ${supplierId}` : sql`true`}
      and ${chaseId ? sql`d.id in (select document_id from chase_document where chase_id = ${chaseId})` : sql`true`}
    group by d.id, d.number, d.document_type, d.document_date, d.unit, p.id, p.name, p.email
    order by lower(p.name), p.id, d.document_date, d.id limit ${MOST}`.execute(tx)
  return rows
}

const chases = (tx: TenantTx) =>
  tx
    .selectFrom('chase as c')
    .select([
      'c.id',
      'c.counterparty_id as supplierId',
      'c.started_by as startedBy',
      'c.started_by_name as startedByName',
    ])
    .select(['c.started_at as startedAt', 'c.due_at as dueAt', 'c.reminders', 'c.stopped_at as stoppedAt'])
    .select(['c.stop_reason as stopReason', 'c.stopped_by_name as stoppedByName'])
    .select(
      sql<Date | null>`(select max(m.asked_at) from chase_message m where m.tenant_id = c.tenant_id and m.chase_id = c.id)`.as(
        'lastAskedAt',
      ),
    )

/** The chases of the company, the open ones first, then the newest. */
export function selectChases(tx: TenantTx) {
  return chases(tx)
    .innerJoin('counterparty as p', (join) =>
      join.onRef('p.tenant_id', '=', 'c.tenant_id').onRef('p.id', '=', 'c.counterparty_id'),
    )
    .select('p.name as supplierName')
    .orderBy(sql`c.stopped_at is not null`)
    .orderBy('c.started_at', 'desc')
    .orderBy('c.id')
    .limit(500)
    .execute()
}

/** The open chase of a supplier, or undefined. Those who ask him come one after the other. */
export async function lockOpenChase(tx: TenantTx, supplierId: CounterpartyId) {
  await sql`select pg_advisory_xact_lock(hashtextextended('chase:' || ${supplierId}::text, 0))`.execute(tx)
  return chases(tx).where('c.counterparty_id', '=', supplierId).where('c.stopped_at', 'is', null).executeTakeFirst()
}

/** One chase, locked until the transaction ends. */
export function lockChase(tx: TenantTx, id: ChaseId) {
  return chases(tx).where('c.id', '=', id).forUpdate('c').executeTakeFirst()
}

type NewChase = {
  readonly id: ChaseId
  readonly supplierId: CounterpartyId
  readonly by: { readonly id: UserId | null; readonly name: string }
  readonly at: Date
  readonly dueAt: Date
}

/** Begins a chase. */
export async function insertChase(tx: TenantTx, { id, supplierId, by, at, dueAt }: NewChase): Promise<void> {
  const who = { started_by: by.id, started_by_name: by.name, started_at: at }
  await tx
    .insertInto('chase')
    .values({ id, counterparty_id: supplierId, ...who, due_at: dueAt })
    .execute()
}

type Moved = {
  readonly due_at?: Date
  readonly reminders?: number
  readonly stopped_at?: Date
  readonly stop_reason?: 'complete' | 'stopped' | 'unanswered'
  readonly stopped_by_name?: string
}

/** Moves a chase on, or ends it. */
export async function updateChase(tx: TenantTx, id: ChaseId, moved: Moved): Promise<void> {
  await tx.updateTable('chase').set(moved).where('id', '=', id).execute()
}

/** Puts documents into a chase. Tells how many were not in it before. */
export async function insertChaseDocuments(
  tx: TenantTx,
  id: ChaseId,
  documents: readonly ReceivedDocumentId[],
  at: Date,
): Promise<number> {
  const result = await tx
    .insertInto('chase_document')
    .values(documents.map((document_id) => ({ chase_id: id, document_id, added_at: at })))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0n)
}

type NewMessage = {
  readonly id: ChaseMessageId
  readonly chaseId: ChaseId
  readonly kind: 'request' | 'reminder'
  readonly to: string
  readonly subject: string
  readonly body: string
  readonly documents: readonly ReceivedDocumentId[]
  /** By which the supplier can send what is asked for. */
  readonly sendLinkId: SendLinkId
  readonly by: string
  readonly at: Date
}

/** Keeps a message that asks to be mailed. */
export async function insertMessage(tx: TenantTx, message: NewMessage): Promise<void> {
  const { id, chaseId, kind, to, subject, body, documents, sendLinkId, by, at } = message
  await tx
    .insertInto('chase_message')
    .values({
      ...{ id, chase_id: chaseId, kind, to_address: to, subject, body, document_ids: [...documents] },
      ...{ asked_by_name: by, asked_at: at, send_link_id: sendLinkId },
    })
    .execute()
}

/** What was written to suppliers, the newest first. */
export function selectMessages(tx: TenantTx, limit: number) {
  return tx
    .selectFrom('chase_message as m')
    .innerJoin('chase as c', (join) => join.onRef('c.tenant_id', '=', 'm.tenant_id').onRef('c.id', '=', 'm.chase_id'))
    .innerJoin('counterparty as p', (join) =>
      join.onRef('p.tenant_id', '=', 'c.tenant_id').onRef('p.id', '=', 'c.counterparty_id'),
    )
    .select(['m.id', 'm.chase_id as chaseId', 'm.kind', 'm.to_address as to', 'm.subject', 'm.body'])
    .select(['m.document_ids as documentIds', 'm.asked_by_name as askedBy', 'm.asked_at as askedAt'])
    .select(['m.mail_state as mailState', 'm.sent_at as sentAt', 'p.id as supplierId', 'p.name as supplierName'])
    .orderBy('m.asked_at', 'desc')
    .orderBy('m.id')
    .limit(limit)
    .execute()
}

/** A message as its mail needs it; undefined when there is none. */
export function selectMessage(tx: TenantTx, id: ChaseMessageId) {
  return tx
    .selectFrom('chase_message')
    .select(['id', 'chase_id as chaseId', 'to_address as to', 'subject', 'body', 'mail_state as mailState'])
    .select('send_link_id as sendLinkId')
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Notes what became of a message, once. */
export async function updateMessage(
  tx: TenantTx,
  id: ChaseMessageId,
  done: { readonly mail_state: 'sent' | 'not-needed'; readonly sent_at: Date | null },
): Promise<void> {
  await tx.updateTable('chase_message').set(done).where('id', '=', id).where('mail_state', '=', 'queued').execute()
}

/** What of the company a chase goes by. */
export function selectChaser(tx: TenantTx) {
  return tx
    .selectFrom('company')
    .select(['legal_name as name', 'time_zone as timeZone', 'chase_after_days as afterDays', 'state'])
    .executeTakeFirstOrThrow()
}

/** A member's address, to be answered to; null when he is none any more. */
export async function selectMemberEmail(tx: TenantTx, userId: string | null): Promise<string | null> {
  if (userId === null) return null
  const row = await tx
    .selectFrom('membership')
    .select('email')
    .where('user_id', '=', userId as UserId)
    .where('state', '=', 'active')
    .executeTakeFirst()
  return row?.email ?? null
}
