import type { TenantTx } from '../../db/tenant.ts'
import type { EngagementId } from '../kernel/ids.ts'

/** Engagements, newest first. */
export function selectEngagements(tx: TenantTx) {
  return tx
    .selectFrom('engagement')
    .select(['id', 'auditor_name as auditorName', 'auditor_email as auditorEmail', 'firm', 'period_from as from'])
    .select(['period_to as to', 'expires_at as expiresAt', 'ended_at as endedAt', 'created_at as createdAt'])
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}

/** Ends a running engagement; false when there is none. */
export async function updateEngagementEnded(tx: TenantTx, id: EngagementId, at: Date): Promise<boolean> {
  const result = await tx
    .updateTable('engagement')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
