import { sql } from 'kysely'
import { newId } from '../../domain/kernel/ids.ts'
import type { SystemDatabase } from '../client.ts'

export type RestartReason = 'too-much-memory' | 'too-slow' | 'went-away' | 'worn' | 'old'

/** What a worker says of itself: its numbers now, and what came to pass since it last said so. */
export type Beat = {
  readonly id: string
  readonly sandbox: string
  readonly at: Date
  readonly numbers: {
    readonly tabs: number
    readonly busy: number
    readonly waiting: number
    readonly browser_mb: number
    readonly worker_mb: number
    readonly browsers_started: number
  }
  readonly printed: number
  readonly failed: number
  readonly restarts: readonly { readonly reason: RestartReason; readonly at: Date }[]
}

/** Says that a worker lives (it started at its first beat), how its browser is fenced in, and how it fares. */
export async function beat(system: SystemDatabase, { id, sandbox, at, ...told }: Beat): Promise<void> {
  await system.kysely.transaction().execute(async (tx) => {
    const now = { sandbox, seen_at: at, ...told.numbers }
    await tx
      .insertInto('worker_state')
      .values({ id, started_at: at, ...now })
      .onConflict((on) => on.column('id').doUpdateSet(now))
      .execute()
    const { printed, failed } = told
    if (printed + failed > 0)
      await tx
        .insertInto('printing_minute')
        .values({ worker_id: id, minute: new Date(Math.floor(at.getTime() / 60_000) * 60_000), printed, failed })
        .onConflict((on) =>
          on.columns(['minute', 'worker_id']).doUpdateSet((eb) => ({
            printed: eb('printing_minute.printed', '+', printed),
            failed: eb('printing_minute.failed', '+', failed),
          })),
        )
        .execute()
    if (told.restarts.length > 0)
      await tx
        .insertInto('browser_restart')
        .values(
          told.restarts.map((each) => ({ id: newId(), worker_id: id, reason: each.reason, happened_at: each.at })),
        )
        .execute()
  })
}

/** A worker that stopped as it should is no longer looked for. */
export async function sayStopped(system: SystemDatabase, id: string): Promise<void> {
  await system.kysely.deleteFrom('worker_state').where('id', '=', id).execute()
}

/** Forgets workers, minutes and restarts of before an instant. */
export async function forgetWorkers(system: SystemDatabase, before: Date): Promise<void> {
  await system.kysely.deleteFrom('worker_state').where('seen_at', '<', before).execute()
  await system.kysely.deleteFrom('printing_minute').where('minute', '<', before).execute()
  await system.kysely.deleteFrom('browser_restart').where('happened_at', '<', before).execute()
}

/** The workers seen since an instant, last seen first. */
export function workersSince(system: SystemDatabase, since: Date) {
  return system.kysely
    .selectFrom('worker_state')
    .selectAll()
    .where('seen_at', '>=', since)
    .orderBy('seen_at', 'desc')
    .execute()
}

/** How many workers were seen since an instant and not after another, and did not stop as they should. */
export async function countLostWorkers(system: SystemDatabase, since: Date, before: Date): Promise<number> {
  const { lost } = await system.kysely
    .selectFrom('worker_state')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('lost'))
    .where('seen_at', '>=', since)
    .where('seen_at', '<', before)
    .executeTakeFirstOrThrow()
  return lost
}

/** How many pages all workers printed in each minute since an instant; minutes without any are left out. */
export function printedSince(system: SystemDatabase, since: Date) {
  return system.kysely
    .selectFrom('printing_minute')
    .select((eb) => [
      'minute',
      eb.cast<number>(eb.fn.sum('printed'), 'integer').as('printed'),
      eb.cast<number>(eb.fn.sum('failed'), 'integer').as('failed'),
    ])
    .where('minute', '>=', since)
    .groupBy('minute')
    .orderBy('minute')
    .execute()
}

/** Why browsers were replaced since an instant, worker by worker. */
export function restartsSince(system: SystemDatabase, since: Date) {
  return system.kysely
    .selectFrom('browser_restart')
    .select((eb) => [
      'worker_id',
      'reason',
      eb.cast<number>(eb.fn.countAll(), 'integer').as('times'),
      eb.fn.max('happened_at').as('last'),
    ])
    .where('happened_at', '>=', since)
    .groupBy(['worker_id', 'reason'])
    .orderBy('last', 'desc')
    .execute()
}

const LATEST = 20

/** The last jobs that were given up or should not have been. */
export function lastIncidents(system: SystemDatabase) {
  return system.kysely.selectFrom('job_incident').selectAll().orderBy('happened_at', 'desc').limit(LATEST).execute()
}

/** The last documents that could not be printed: whose and which, never why, for that may quote them. */
export function lastFailures(system: SystemDatabase) {
  return system.kysely
    .selectFrom('document')
    .select(['tenant_id as tenantId', 'id', 'kind', 'requested_at as requestedAt'])
    .where('status', '=', 'failed')
    .orderBy('requested_at', 'desc')
    .limit(LATEST)
    .execute()
}

/** What waits in each lane, and since when the oldest does; all companies' together. */
export async function lanes(system: SystemDatabase) {
  const { rows } = await sql<{ lane: Lane; waiting: number; oldest: Date | null }>`
    select 'document' as lane, count(*)::int as waiting, min(requested_at) as oldest from document where status = 'queued'
    union all select 'signature', count(*)::int, min(rendered_at) from document where signature = 'awaited'
    union all select 'pack', count(*)::int, min(requested_at) from audit_pack where status in ('queued', 'building')
    union all select 'bulk', count(*)::int, min(asked_at) from bulk_job where status in ('queued', 'running')
    union all select 'paper', count(*)::int, min(received_at) from inbox_item where status = 'reading'
    union all select 'hand-over', count(*)::int, min(asked_at) from hand_over where status = 'queued'
    union all select 'mail', sum(n)::int, min(oldest) from (
      select count(*) as n, min(created_at) as oldest from notice where mail_state = 'queued'
      union all select count(*), min(asked_at) from chase_message where mail_state = 'queued'
      union all select count(*), min(created_at) from invitation
        where mail_state = 'queued' and revoked_at is null and used_at is null and expires_at > now()
    ) as mails`.execute(system.kysely)
  return rows
}
export type Lane = 'document' | 'signature' | 'pack' | 'bulk' | 'paper' | 'hand-over' | 'mail'
