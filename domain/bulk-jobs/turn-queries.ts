import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { CompanyRole, CompanyState } from '../kernel/actor.ts'
import type { BulkJobId, TradeDocumentId, UserId } from '../kernel/ids.ts'
import type { BulkKind, BulkStatus } from './rules.ts'

export type Claimed = { readonly id: BulkJobId; readonly kind: BulkKind; readonly actorId: UserId }

// The lease goes by the database's clock, which is one for all workers.
const LEASE = sql`now() + interval '15 seconds'`

/** Takes a job that nobody works at; undefined when another has it, or nothing is to be done. */
export async function claimJob(tx: TenantTx, id: BulkJobId, lease: string, at: Date): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed>`
    update bulk_job set status = 'running', turns = turns + 1, lease = ${lease}::uuid, leased_until = ${LEASE},
      started_at = case when status = 'queued' then ${at} else started_at end,
      started_from = case when status = 'queued' then done + refused else started_from end
    where id = ${id} and status in ('queued', 'running') and (leased_until is null or leased_until < now())
    returning id, kind, actor_id as "actorId"`.execute(tx)
  return rows[0]
}

/** Keeps a job for longer; false when it is another’s by now. */
export async function renewLease(tx: TenantTx, id: BulkJobId, lease: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update bulk_job set leased_until = ${LEASE} where id = ${id} and lease = ${lease}::uuid`.execute(tx)
  return numAffectedRows === 1n
}

/** Lets a job go, and says it is done when nothing of it waits. Tells how it is then. */
export async function releaseJob(tx: TenantTx, id: BulkJobId, lease: string, at: Date) {
  const { rows } = await sql<{ status: BulkStatus; turns: number }>`
    update bulk_job set lease = null, leased_until = null,
      status = case when status in ('running', 'paused') and done + refused = total then 'done' else status end,
      finished_at = case when status in ('running', 'paused') and done + refused = total then ${at} else finished_at end
    where id = ${id} and lease = ${lease}::uuid
    returning status, turns`.execute(tx)
  return rows[0]
}

export type Item = { readonly position: number; readonly documentId: TradeDocumentId; readonly tries: number }

/** The next documents of a job that wait for their answer. */
export function selectWaiting(tx: TenantTx, id: BulkJobId, after: number, limit: number): Promise<Item[]> {
  return tx
    .selectFrom('bulk_item')
    .select(['position', 'document_id as documentId', 'tries'])
    .where('job_id', '=', id)
    .where('state', '=', 'waiting')
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .execute()
}

export type Answer = {
  readonly position: number
  readonly state: 'waiting' | 'done' | 'refused'
  readonly number: string | null
  readonly sentence: string | null
  readonly tries: number
}

/** Writes answers while the job is ours, and tells what people want of it meanwhile; null when it is another’s. */
export async function writeAnswers(
  tx: TenantTx,
  { id, lease }: { readonly id: BulkJobId; readonly lease: string },
  answers: readonly Answer[],
): Promise<BulkStatus | null> {
  const held = await sql`select from bulk_job where id = ${id} and lease = ${lease}::uuid for update`.execute(tx)
  if (held.rows.length === 0) return null
  const { rows } = await sql<{ status: BulkStatus }>`
    with answered as (
      update bulk_item i set state = r.state, number = r.number, sentence = r.sentence, tries = r.tries
      from jsonb_to_recordset(${JSON.stringify(answers)}::text::jsonb)
        as r(position int, state text, number text, sentence text, tries int)
      where i.job_id = ${id} and i.position = r.position and i.state = 'waiting'
      returning i.state)
    update bulk_job set leased_until = ${LEASE},
      done = done + (select count(*) from answered where state = 'done')::int,
      refused = refused + (select count(*) from answered where state = 'refused')::int
    where id = ${id} returning status`.execute(tx)
  return rows[0]?.status ?? null
}

/** Who somebody is in the company now: a job goes on in his name only as far as he still may. */
export async function selectStanding(tx: TenantTx, userId: UserId) {
  return tx
    .selectFrom('membership as m')
    .innerJoin('company as c', 'c.tenant_id', 'm.tenant_id')
    .select(['m.name', 'm.role', 'm.state', 'c.state as companyState', 'm.email'])
    .where('m.user_id', '=', userId)
    .$narrowType<{ role: CompanyRole; companyState: CompanyState }>()
    .executeTakeFirst()
}
