import type { TenantTx } from '../../db/tenant.ts'
import type { Day } from '../kernel/calendar.ts'
import type { GovernanceRecordId } from '../kernel/ids.ts'
import type { GovernanceKind } from './schema.ts'

const MOST = 1_000

export type NewRecord = {
  readonly id: GovernanceRecordId
  readonly kind: GovernanceKind
  readonly title: string
  readonly day: Day
  readonly year: number
  readonly people: string | null
  readonly note: string | null
  readonly sha256: string | null
  readonly by: string
  readonly at: Date
}

/** Writes a record of governance. */
export async function insertRecord(tx: TenantTx, { sha256, by, at, ...record }: NewRecord): Promise<void> {
  await tx
    .insertInto('governance_record')
    .values({ ...record, file_sha256: sha256, recorded_by_name: by, recorded_at: at })
    .execute()
}

/** All records, the newest year first and in it by kind; those that were withdrawn too. */
export function selectRecords(tx: TenantTx) {
  return records(tx)
    .orderBy('g.year', 'desc')
    .orderBy('g.kind')
    .orderBy('g.day', 'desc')
    .orderBy('g.id')
    .limit(MOST)
    .execute()
}

/** The records of some years as they stood at a moment, for a pack. */
export function selectRecordsOf(tx: TenantTx, years: { readonly from: number; readonly to: number }, at: Date) {
  return records(tx)
    .where('g.year', '>=', years.from)
    .where('g.year', '<=', years.to)
    .where('g.recorded_at', '<=', at)
    .where((eb) => eb.or([eb('g.withdrawn_at', 'is', null), eb('g.withdrawn_at', '>', at)]))
    .orderBy('g.year')
    .orderBy('g.kind')
    .orderBy('g.day')
    .orderBy('g.id')
    .limit(MOST)
    .execute()
}

/** One record. */
export function selectRecord(tx: TenantTx, id: GovernanceRecordId) {
  return records(tx).where('g.id', '=', id).executeTakeFirst()
}

/** Marks a record as withdrawn; false when it was already. */
export async function updateWithdrawn(
  tx: TenantTx,
  id: GovernanceRecordId,
  { by, at, reason }: { readonly by: string; readonly at: Date; readonly reason: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('governance_record')
    .set({ withdrawn_at: at, withdrawn_by_name: by, withdraw_reason: reason })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

function records(tx: TenantTx) {
  return tx
    .selectFrom('governance_record as g')
    .leftJoin('stored_file as f', (on) =>
      on
        .onRef('f.tenant_id', '=', 'g.tenant_id')
        .onRef('f.sha256', '=', 'g.file_sha256')
        .on('f.purpose', '=', 'governance'),
    )
    .select(['g.id', 'g.kind', 'g.title', 'g.day', 'g.year', 'g.people', 'g.note', 'g.file_sha256 as sha256'])
    .select(['g.recorded_by_name as recordedBy', 'g.recorded_at as recordedAt'])
    .select([
      'g.withdrawn_at as withdrawnAt',
      'g.withdrawn_by_name as withdrawnBy',
      'g.withdraw_reason as withdrawReason',
    ])
    .select(['f.name as fileName', 'f.media_type as mediaType', 'f.bytes'])
}
