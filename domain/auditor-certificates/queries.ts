import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { EngagementId, LetterId } from '../kernel/ids.ts'

/** Whose: one engagement's alone, or, with null, all of the company's. */
export type Of = EngagementId | null

const shown = (tx: TenantTx, of: Of) =>
  tx
    .selectFrom('letter as l')
    .innerJoin('document as d', (on) => on.onRef('d.tenant_id', '=', 'l.tenant_id').onRef('d.letter_id', '=', 'l.id'))
    .innerJoin('engagement as e', (on) =>
      on.onRef('e.tenant_id', '=', 'l.tenant_id').onRef('e.id', '=', 'l.engagement_id'),
    )
    .select(['l.id', 'l.number', 'l.day', 'l.content', 'l.written_by_name as writtenBy', 'l.written_at as writtenAt'])
    .select([
      'l.withdrawn_at as withdrawnAt',
      'l.withdrawn_by_name as withdrawnBy',
      'l.withdraw_reason as withdrawReason',
    ])
    .select(['d.status', 'd.failure', 'd.sha256', 'd.bytes', 'd.signature', 'e.firm'])
    .where('l.kind', '=', 'auditor-certificate')
    .$if(of !== null, (query) => query.where('l.engagement_id', '=', of))

/** Certificates, the newest first. */
export function selectCertificates(tx: TenantTx, of: Of) {
  return shown(tx, of).orderBy('l.id', 'desc').limit(200).execute()
}

/** One certificate. */
export function selectCertificate(tx: TenantTx, id: LetterId, of: Of) {
  return shown(tx, of).where('l.id', '=', id).executeTakeFirst()
}
export type CertificateRow = Awaited<ReturnType<typeof selectCertificates>>[number]

/** Who signs: the auditor and his firm as the engagement names them. Whoever writes meanwhile waits for his findings and samples. */
export function lockEngagement(tx: TenantTx, id: EngagementId) {
  return tx
    .selectFrom('engagement')
    .select(['auditor_name as auditor', 'firm'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
}

/** The findings of an engagement by number. */
export function selectRaised(tx: TenantTx, id: EngagementId) {
  return tx
    .selectFrom('audit_finding')
    .select(['seq', 'severity', 'state'])
    .where('engagement_id', '=', id)
    .orderBy('seq')
    .limit(1_000)
    .execute()
}

/** Takes a certificate back, once; false when there is none that stands. */
export async function updateWithdrawn(
  tx: TenantTx,
  { id, of }: { readonly id: LetterId; readonly of: EngagementId },
  withdrawn: { readonly by: string; readonly at: Date; readonly reason: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('letter')
    .set({ withdrawn_at: withdrawn.at, withdrawn_by_name: withdrawn.by, withdraw_reason: withdrawn.reason })
    .where('id', '=', id)
    .where('engagement_id', '=', of)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The certificates that speak of days of a period, as they stood when a pack was asked for, in the order of their numbers. */
export async function selectCertificatesOf(
  tx: TenantTx,
  { from, to, at }: { readonly from: string; readonly to: string; readonly at: Date },
) {
  return shown(tx, null)
    .select('d.id as documentId')
    .where(sql<boolean>`l.content ->> 'from' <= ${to}::text and l.content ->> 'to' >= ${from}::text`)
    .where('l.written_at', '<=', at)
    .orderBy('l.id')
    .limit(1_000)
    .execute()
}
