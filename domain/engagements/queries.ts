import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { EngagementId } from '../kernel/ids.ts'

/** Engagements, newest first. */
export function selectEngagements(tx: TenantTx) {
  return tx
    .selectFrom('engagement as e')
    .select(['e.id', 'auditor_name as auditorName', 'auditor_email as auditorEmail', 'firm', 'period_from as from'])
    .select(['period_to as to', 'expires_at as expiresAt', 'ended_at as endedAt', 'created_at as createdAt'])
    .select(sql<number>`(select count(*)::int from auditor_access a where a.engagement_id = e.id)`.as('accesses'))
    .select(
      sql<number>`(select count(*)::int from audit_finding f where f.engagement_id = e.id and f.state <> 'closed')`.as(
        'openFindings',
      ),
    )
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
