import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import { companyRoles, roleMay } from '../kernel/actor.ts'
import type { Day } from '../kernel/calendar.ts'
import type { AuditPackId, PackDownloadId, PackScheduleId, UserId } from '../kernel/ids.ts'
import type { PeriodKind } from '../kernel/period.ts'
import type { PackContents } from './schema.ts'

export type NewPack = {
  readonly id: AuditPackId
  readonly scheme: string
  readonly purpose: string
  readonly redacted: boolean
  readonly period_kind: PeriodKind
  readonly period_from: Day
  readonly period_to: Day
  readonly label: string
  readonly schedule_id: PackScheduleId | null
  readonly requested_by: UserId | null
  readonly requested_by_name: string
  readonly requested_at: Date
  readonly release_due_on: Day | null
  readonly volume_megabytes: number | null
  readonly replaces_id?: AuditPackId
  readonly replaces_because?: string
}

/** Inserts the pack; null when its schedule already made one for the period, or another one replaces the same pack. */
export async function insertPack(tx: TenantTx, pack: NewPack): Promise<AuditPackId | null> {
  const row = await tx
    .insertInto('audit_pack')
    .values(pack)
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Packs, newest first; with `within`, for an auditor, only released ones whose whole period lies inside it. */
export function selectPacks(tx: TenantTx, within: { readonly from: Day; readonly to: Day } | undefined) {
  return tx
    .selectFrom('audit_pack')
    .selectAll()
    .select(
      sql<boolean>`exists (select from audit_pack n where n.tenant_id = audit_pack.tenant_id and n.replaces_id = audit_pack.id
        and n.released_at is not null)`.as('isReplaced'),
    )
    .$if(within !== undefined, (query) =>
      query
        .where('period_from', '>=', within?.from ?? ('' as Day))
        .where('period_to', '<=', within?.to ?? ('' as Day))
        .where('released_at', 'is not', null),
    )
    .orderBy('requested_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}

/** One pack of the company. */
export function selectPack(tx: TenantTx, id: AuditPackId) {
  return tx.selectFrom('audit_pack').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Keeps everybody else from a pack while it is released. */
export async function lockPack(tx: TenantTx, id: AuditPackId): Promise<void> {
  await tx.selectFrom('audit_pack').select('id').where('id', '=', id).forUpdate().execute()
}

/** How many people of the company beside this one may release a pack. */
export async function countOthersWhoMay(tx: TenantTx, userId: UserId): Promise<number> {
  const row = await tx
    .selectFrom('membership')
    .select((eb) => eb.fn.countAll<number>().as('others'))
    .where(
      'role',
      'in',
      companyRoles.filter((role) => roleMay(role, 'audit-pack:release')),
    )
    .where('state', '=', 'active')
    .where('user_id', '<>', userId)
    .executeTakeFirstOrThrow()
  return Number(row.others)
}

/** Writes who released the pack; a released pack is frozen by policy. */
export async function updateReleased(
  tx: TenantTx,
  id: AuditPackId,
  release: { readonly by: UserId; readonly name: string; readonly at: Date; readonly reason: string | null },
): Promise<void> {
  await tx
    .updateTable('audit_pack')
    .set({
      ...{ released_by: release.by, released_by_name: release.name },
      ...{ released_at: release.at, release_reason: release.reason },
    })
    .where('id', '=', id)
    .where('status', '=', 'ready')
    .where('released_at', 'is', null)
    .execute()
}

/** Who took the pack, newest first. */
export function selectDownloads(tx: TenantTx, id: AuditPackId) {
  return tx
    .selectFrom('pack_download')
    .select(['id', 'user_name', 'role', 'volume', 'downloaded_at'])
    .where('pack_id', '=', id)
    .orderBy('downloaded_at', 'desc')
    .limit(200)
    .execute()
}

/** Writes that somebody took the pack. */
export async function insertDownload(
  tx: TenantTx,
  row: {
    readonly id: PackDownloadId
    readonly pack_id: AuditPackId
    readonly user_id: UserId
    readonly user_name: string
    readonly role: string
    readonly volume: number
    readonly downloaded_at: Date
  },
): Promise<void> {
  await tx.insertInto('pack_download').values(row).execute()
}

/** The recorded download, if it is this person's and of this pack. */
export function selectDownload(tx: TenantTx, id: PackDownloadId, packId: AuditPackId, userId: UserId) {
  return tx
    .selectFrom('pack_download')
    .select(['downloaded_at', 'volume'])
    .where('id', '=', id)
    .where('pack_id', '=', packId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
}

/** The schedules that still run. */
export function selectSchedules(tx: TenantTx) {
  return tx
    .selectFrom('pack_schedule')
    .selectAll()
    .where('stopped_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** A running schedule, locked so that two sweeps cannot advance it at once. */
export function lockSchedule(tx: TenantTx, id: PackScheduleId) {
  return tx
    .selectFrom('pack_schedule')
    .selectAll()
    .where('id', '=', id)
    .where('stopped_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

/** The packs of a schedule that are to be released and are not; a failed one is asked for again as another. */
export async function selectUnreleased(tx: TenantTx, id: PackScheduleId) {
  const rows = await tx
    .selectFrom('audit_pack')
    .select(['label', 'period_from as from', 'release_due_on as dueOn'])
    .where('schedule_id', '=', id)
    .where('released_at', 'is', null)
    .where('status', '<>', 'failed')
    .orderBy('period_from')
    .limit(200)
    .execute()
  return rows.flatMap(({ dueOn, ...row }) => (dueOn === null ? [] : [{ ...row, dueOn }]))
}

/** Writes a new schedule. */
export async function insertSchedule(
  tx: TenantTx,
  row: {
    readonly id: PackScheduleId
    readonly scheme: string
    readonly purpose: string
    readonly redacted: boolean
    readonly period_kind: PeriodKind
    readonly next_period_from: Day
    readonly due_at: Date
    readonly release_within_days: number
    readonly volume_megabytes: number | null
    readonly remind_days_before: number
    readonly remind_at: Date
    readonly replaces_by_itself: boolean
    readonly look_again_at: Date
    readonly created_by_name: string
    readonly created_at: Date
  },
): Promise<void> {
  await tx.insertInto('pack_schedule').values(row).execute()
}

/** Moves a schedule on to the period it waits for, or ends it. */
export async function updateSchedule(
  tx: TenantTx,
  id: PackScheduleId,
  change:
    | { readonly next_period_from: Day; readonly due_at: Date; readonly remind_at: Date }
    | { readonly stopped_at: Date }
    | { readonly remind_at: Date | null }
    | { readonly look_again_at: Date },
): Promise<void> {
  await tx.updateTable('pack_schedule').set(change).where('id', '=', id).execute()
}

/** What the builder writes about its work. A ready pack is frozen by policy. */
export async function updatePack(
  tx: TenantTx,
  id: AuditPackId,
  change: {
    readonly status?: 'queued' | 'building' | 'ready' | 'failed'
    readonly step?: string | null
    readonly done?: number
    readonly total?: number
    readonly failure?: string | null
    readonly documents?: number
    readonly sha256?: string
    readonly bytes?: bigint
    readonly finished_at?: Date
    readonly started_at?: Date
    readonly contents?: PackContents
  },
): Promise<void> {
  const { contents, ...columns } = change
  const values = contents ? { ...columns, contents: sql<never>`${JSON.stringify(contents)}::text::jsonb` } : columns
  await tx.updateTable('audit_pack').set(values).where('id', '=', id).where('status', '<>', 'ready').execute()
}

/** The volumes of a pack, in order; none before it is ready. */
export function selectVolumes(tx: TenantTx, packId: AuditPackId) {
  return tx
    .selectFrom('audit_pack_volume')
    .select(['number', 'sha256', 'bytes'])
    .where('pack_id', '=', packId)
    .orderBy('number')
    .execute()
}

/** Writes the volumes of a pack that is about to be ready; afterwards nobody changes them. */
export async function insertVolumes(
  tx: TenantTx,
  packId: AuditPackId,
  volumes: readonly { readonly number: number; readonly sha256: string; readonly bytes: bigint }[],
): Promise<void> {
  await tx
    .insertInto('audit_pack_volume')
    .values(volumes.map((volume) => ({ pack_id: packId, ...volume })))
    .execute()
}

/** Writes that the finished pack's bytes are the company's. */
export async function insertPackFile(
  tx: TenantTx,
  file: { readonly sha256: string; readonly bytes: bigint; readonly name: string; readonly at: Date },
): Promise<void> {
  await tx
    .insertInto('stored_file')
    .values({
      sha256: file.sha256,
      purpose: 'audit-pack',
      name: file.name,
      media_type: 'application/zip',
      bytes: file.bytes,
      stored_by: 'system',
      stored_at: file.at,
    })
    .onConflict((on) => on.columns(['tenant_id', 'sha256', 'purpose']).doNothing())
    .execute()
}
