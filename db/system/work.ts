import { sql } from 'kysely'
import { newId } from '../../domain/kernel/ids.ts'
import type { SystemDatabase } from '../client.ts'

const AT_ONCE = 500

/** Documents that have waited for their PDF since before the instant: each company's oldest, then each one's next (JOB-7). */
export function queuedDocuments(system: SystemDatabase, before: Date) {
  return system.kysely
    .selectFrom((eb) =>
      eb
        .selectFrom('document')
        .select(['tenant_id', 'id', 'requested_at'])
        .select(sql<string>`row_number() over (partition by tenant_id order by requested_at)`.as('turn'))
        .where('status', '=', 'queued')
        .where('requested_at', '<', before)
        .as('waiting'),
    )
    .select(['tenant_id', 'id'])
    .orderBy('turn')
    .orderBy('requested_at')
    .limit(AT_ONCE)
    .execute()
}

/** Packs that are not finished and were asked for before the instant, oldest first. */
export function queuedPacks(system: SystemDatabase, before: Date) {
  return system.kysely
    .selectFrom('audit_pack')
    .select(['tenant_id', 'id'])
    .where('status', 'in', ['queued', 'building'])
    .where('requested_at', '<', before)
    .orderBy('requested_at')
    .limit(AT_ONCE)
    .execute()
}

/** Jobs of many documents that no worker has now, oldest first, each with the turn that is next. */
export function idleBulkJobs(system: SystemDatabase, before: Date) {
  return system.kysely
    .selectFrom('bulk_job')
    .select(['tenant_id', 'id', 'turns'])
    .where('status', 'in', ['queued', 'running'])
    .where('asked_at', '<', before)
    .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<', sql<Date>`now()`)]))
    .orderBy('asked_at')
    .limit(AT_ONCE)
    .execute()
}

/** Steps of findings that the other side has not been told, oldest first. */
export function queuedFindingSteps(system: SystemDatabase, before: Date) {
  return system.kysely
    .selectFrom('audit_finding_step')
    .select(['tenant_id', 'id'])
    .where('mail_state', '=', 'queued')
    .where('at', '<', before)
    .orderBy('at')
    .limit(AT_ONCE)
    .execute()
}

/** Deletions that two people agreed on and that are not carried out, the oldest first. */
export function approvedDeletions(system: SystemDatabase) {
  return system.kysely
    .selectFrom('deletion')
    .select(['tenant_id', 'id'])
    .where('status', '=', 'approved')
    .orderBy('decided_at')
    .limit(AT_ONCE)
    .execute()
}

/** Schedules with a period that is over. */
export function dueSchedules(system: SystemDatabase, now: Date) {
  return system.kysely
    .selectFrom('pack_schedule')
    .select(['tenant_id', 'id'])
    .where('stopped_at', 'is', null)
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(AT_ONCE)
    .execute()
}

/** Schedules that may have something to remind of. */
export function dueReminders(system: SystemDatabase, now: Date) {
  return system.kysely
    .selectFrom('pack_schedule')
    .select(['tenant_id', 'id'])
    .where('stopped_at', 'is', null)
    .where('remind_at', '<=', now)
    .orderBy('remind_at')
    .limit(AT_ONCE)
    .execute()
}

/** Schedules that look again whether something has changed since their packs were released. */
export function schedulesToLook(system: SystemDatabase, now: Date) {
  return system.kysely
    .selectFrom('pack_schedule')
    .select(['tenant_id', 'id'])
    .where('stopped_at', 'is', null)
    .where('replaces_by_itself', '=', true)
    .where('look_again_at', '<=', now)
    .orderBy('look_again_at')
    .limit(AT_ONCE)
    .execute()
}

/** Companies of which something has to be judged again, by a change or because its day has come. */
export async function companiesToJudge(system: SystemDatabase, now: Date) {
  const rows = await system.kysely
    .selectFrom('exception_due')
    .select('tenant_id')
    .distinct()
    .where('due_at', '<=', now)
    .limit(AT_ONCE)
    .execute()
  return rows.map(({ tenant_id }) => tenant_id)
}

/** Invitations whose mail has not gone out and that can still be used. */
export function queuedInvitations(system: SystemDatabase, before: Date, now: Date) {
  return system.kysely
    .selectFrom('invitation')
    .select(['tenant_id', 'id'])
    .where('mail_state', '=', 'queued')
    .where('revoked_at', 'is', null)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(AT_ONCE)
    .execute()
}

/** Notices whose mail has not gone out, oldest first. */
export function queuedNotices(system: SystemDatabase, before: Date) {
  return system.kysely
    .selectFrom('notice')
    .select(['tenant_id', 'id'])
    .where('mail_state', '=', 'queued')
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(AT_ONCE)
    .execute()
}

/** Papers of inboxes that nobody has read yet, oldest first. */
export function unreadItems(system: SystemDatabase, before: Date) {
  return system.kysely
    .selectFrom('inbox_item')
    .select(['tenant_id', 'id'])
    .where('status', '=', 'reading')
    .where('received_at', '<', before)
    .orderBy('received_at')
    .limit(AT_ONCE)
    .execute()
}

/** Chases whose next reminder is due, the longest overdue first. */
export function dueChases(system: SystemDatabase, now: Date) {
  return system.kysely
    .selectFrom('chase')
    .select(['tenant_id', 'id'])
    .where('stopped_at', 'is', null)
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(AT_ONCE)
    .execute()
}

/** Messages to suppliers whose mail has not gone out, oldest first. */
export function queuedChaseMessages(system: SystemDatabase, before: Date) {
  return system.kysely
    .selectFrom('chase_message')
    .select(['tenant_id', 'id'])
    .where('mail_state', '=', 'queued')
    .where('asked_at', '<', before)
    .orderBy('asked_at')
    .limit(AT_ONCE)
    .execute()
}

/** Writes down a job that was given up, with a reason an operator can read. */
export async function recordIncident(
  system: SystemDatabase,
  incident: { readonly jobName: string; readonly jobId: string; readonly reason: string; readonly at: Date },
): Promise<void> {
  await system.kysely
    .insertInto('job_incident')
    .values({
      id: newId(),
      job_name: incident.jobName,
      job_id: incident.jobId,
      reason: incident.reason,
      happened_at: incident.at,
    })
    .execute()
}
