import type { InvitationRow } from '../../db/system/invitations.ts'
import type { TenantTx } from '../../db/tenant.ts'
import type { InvitationId } from '../kernel/ids.ts'

/** Keeps an invitation made inside the company. */
export async function insertInvitation(
  tx: TenantTx,
  row: Omit<InvitationRow, 'used_at' | 'revoked_at' | 'mail_state'>,
): Promise<void> {
  await tx.insertInto('invitation').values(row).execute()
}

/** The company's invitations, newest first, without anything that could be used. */
export function selectInvitations(tx: TenantTx) {
  return tx
    .selectFrom('invitation')
    .select(['id', 'email', 'role', 'firm', 'invited_by_name as invitedBy', 'created_at as createdAt'])
    .select(['expires_at as expiresAt', 'used_at as usedAt', 'revoked_at as revokedAt', 'mail_state as mailState'])
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}

/** The role an invitation is for, or null when there is no such invitation. */
export async function selectInvitationRole(tx: TenantTx, id: InvitationId): Promise<string | null> {
  const row = await tx.selectFrom('invitation').select('role').where('id', '=', id).executeTakeFirst()
  return row?.role ?? null
}

/** Takes an invitation back; false when there is none that could still be used. */
export async function updateInvitationRevoked(tx: TenantTx, id: InvitationId, at: Date): Promise<boolean> {
  const result = await tx
    .updateTable('invitation')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
