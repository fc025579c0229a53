import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { Day } from '../kernel/calendar.ts'
import type { DeletionId, UserId } from '../kernel/ids.ts'
import type { KeptKind } from '../kernel/scheme.ts'
import type { RecordFacts } from './rules.ts'

export type Expired = {
  readonly kind: KeptKind
  readonly id: string
  readonly number: string
  readonly day: Day
  readonly keptUntil: Day
  readonly rule: string
}
type Over = RecordFacts & { readonly until: Day; readonly rule: string }

/**
 * The oldest records whose rules are over and that nothing else keeps here: no hold, no open period, no other proposal. What
 * refers to them is asked of `selectReferred`.
 */
export async function selectExpired(tx: TenantTx, over: readonly Over[], limit: number): Promise<readonly Expired[]> {
  const { rows } = await sql<Expired>`
    select k.kind, k.id, k.number, k.day, g.until as "keptUntil", g.rule
    from jsonb_to_recordset(${JSON.stringify(over)}::text::jsonb)
      as g(kind text, day date, "movedOn" date, "importedInto" text, until date, rule text)
    join kept_records() k on k.kind = g.kind and k.day = g.day and k.moved_on is not distinct from g."movedOn"
      and k.imported_into is not distinct from g."importedInto"
    where holding(k.kind, k.id, k.counterparty_id, k.period_from, k.period_to) is null
      and (k.kind not in ('issued', 'received') or exists (select from ledger_period p where p.to_day >= k.day))
      and not exists (select from deletion_item i join deletion d on d.id = i.deletion_id
        where i.kind = k.kind and i.record_id = k.id
          and (i.state in ('emptied', 'done') or i.state = 'waiting' and d.status in ('proposed', 'approved')))
    order by k.day, k.kind, k.number, k.id limit ${limit}`.execute(tx)
  return rows
}

type Ref = { readonly kind: KeptKind; readonly id: string }

/** Which of these records one that stays refers to: neither among them nor emptied already. */
export async function selectReferred(tx: TenantTx, records: readonly Ref[]): Promise<readonly Ref[]> {
  const asked = JSON.stringify(records.map(({ kind, id }) => ({ kind, id })))
  const { rows } = await sql<Ref>`
    with asked as (select * from jsonb_to_recordset(${asked}::text::jsonb) as a(kind text, id uuid))
    select distinct a.kind, a.id from asked a cross join lateral referrers(a.kind, a.id) r
    where not exists (select from asked o where o.kind = r.kind and o.id = r.id)
      and not exists (select from deletion_item i where i.kind = r.kind and i.record_id = r.id and i.state in ('emptied', 'done'))`.execute(
    tx,
  )
  return rows
}

type By = { readonly userId: UserId; readonly name: string; readonly at: Date }

/** Writes a proposal with its records. */
export async function insertDeletion(tx: TenantTx, id: DeletionId, items: readonly Expired[], by: By): Promise<void> {
  await tx
    .insertInto('deletion')
    .values({
      ...{ id, items: items.length },
      ...{ proposed_by: by.userId, proposed_by_name: by.name, proposed_at: by.at },
    })
    .execute()
  await tx
    .insertInto('deletion_item')
    .values(
      items.map(({ kind, id: record, number, day, keptUntil, rule }) => ({
        ...{ deletion_id: id, kind, record_id: record, number, day, kept_until: keptUntil, rule },
      })),
    )
    .execute()
}

/** A proposal that is to be decided, kept from others until the transaction ends. */
export function lockDeletion(tx: TenantTx, id: DeletionId) {
  return tx
    .selectFrom('deletion')
    .select(['status', 'items', 'proposed_by as proposedBy', 'proposed_by_name as proposedByName'])
    .select('decided_by_name as decidedByName')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Writes what was decided. */
export async function updateDecision(
  tx: TenantTx,
  id: DeletionId,
  decided: By & { readonly status: 'approved' | 'refused'; readonly note: string | null },
): Promise<void> {
  await tx
    .updateTable('deletion')
    .set({
      ...{ status: decided.status, decided_by: decided.userId, decided_by_name: decided.name },
      ...{ decided_at: decided.at, decision_note: decided.note },
    })
    .where('id', '=', id)
    .execute()
}

const ONE = [
  'id',
  'status',
  'items',
  'proposed_by as proposedBy',
  'proposed_by_name as proposedByName',
  'proposed_at as proposedAt',
  'decided_by_name as decidedByName',
  'decided_at as decidedAt',
  'decision_note as decisionNote',
  'finished_at as finishedAt',
] as const

/** Every deletion, the newest first. */
export function selectDeletions(tx: TenantTx) {
  return tx.selectFrom('deletion').select(ONE).orderBy('proposed_at', 'desc').limit(200).execute()
}

/** One deletion with its records, the oldest first. */
export async function selectDeletion(tx: TenantTx, id: DeletionId) {
  const deletion = await tx.selectFrom('deletion').select(ONE).where('id', '=', id).executeTakeFirst()
  if (!deletion) return undefined
  const records = await tx
    .selectFrom('deletion_item')
    .select(['kind', 'record_id as id', 'number', 'day', 'kept_until as keptUntil', 'rule', 'state', 'sentence'])
    .select(['content_sha256 as contentSha256', 'emptied_at as emptiedAt'])
    .where('deletion_id', '=', id)
    .orderBy('day')
    .orderBy('kind')
    .orderBy('number')
    .execute()
  return { ...deletion, records }
}

/** When and by what a record's content went; undefined while it is there. */
export function selectGone(tx: TenantTx, kind: KeptKind, id: string) {
  return tx
    .selectFrom('deletion_item as i')
    .innerJoin('deletion as d', 'd.id', 'i.deletion_id')
    .select(['i.number', 'i.day', 'i.kept_until as keptUntil', 'i.rule', 'i.emptied_at as emptiedAt'])
    .select(['i.content_sha256 as contentSha256', 'i.files', 'd.id as deletionId'])
    .select(['d.proposed_by_name as proposedBy', 'd.decided_by_name as approvedBy'])
    .where('i.kind', '=', kind)
    .where('i.record_id', '=', id)
    .where('i.state', 'in', ['emptied', 'done'])
    .executeTakeFirst()
}
