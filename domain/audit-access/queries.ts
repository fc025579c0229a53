import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { AccessId, EngagementId } from '../kernel/ids.ts'
import type { AccessQuery } from './schema.ts'

type NewAccess = {
  readonly id: AccessId
  readonly engagement_id: EngagementId
  readonly at: Date
  readonly what: 'viewed' | 'downloaded'
  readonly path: string
  readonly object_kind: string | null
  readonly object_id: string | null
  readonly label: string | null
}

/** Notes one view or download. */
export async function insertAccess(tx: TenantTx, access: NewAccess): Promise<void> {
  await tx.insertInto('auditor_access').values(access).execute()
}

/** One engagement of the company, with how often its auditor looked. */
export function selectEngagement(tx: TenantTx, id: EngagementId) {
  return tx
    .selectFrom('engagement as e')
    .select(['e.id', 'e.auditor_name as auditorName', 'e.auditor_email as auditorEmail', 'e.firm'])
    .select(['e.period_from as from', 'e.period_to as to', 'e.expires_at as expiresAt', 'e.ended_at as endedAt'])
    .select(sql<number>`(select count(*)::int from auditor_access a where a.engagement_id = e.id)`.as('accesses'))
    .where('e.id', '=', id)
    .executeTakeFirst()
}

type Asked = AccessQuery & { readonly of: EngagementId; readonly timeZone: string }

/** A page of what the auditor was shown, the newest first, one more than asked for. */
export function selectAccesses(
  tx: TenantTx,
  { of, timeZone, from, to, what, limit }: Asked,
  after: { readonly id: AccessId } | null,
) {
  const day = sql<string>`(at at time zone ${timeZone})::date`
  let query = tx
    .selectFrom('auditor_access')
    .select(['id', 'at', 'what', 'path', 'object_kind as objectKind', 'object_id as objectId', 'label'])
    .where('engagement_id', '=', of)
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (from) query = query.where(sql<boolean>`${day} >= ${from}::date`)
  if (to) query = query.where(sql<boolean>`${day} <= ${to}::date`)
  if (what) query = query.where('what', '=', what)
  if (after) query = query.where('id', '<', after.id)
  return query.execute()
}
