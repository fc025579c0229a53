import type { TenantTx } from '../../db/tenant.ts'
import type { UserId } from '../kernel/ids.ts'

/** Whether the company asks all its members for a second factor. */
export async function selectFactorRule(tx: TenantTx): Promise<boolean> {
  const row = await tx.selectFrom('company').select('requires_second_factor as required').executeTakeFirst()
  return row?.required ?? false
}

/** Changes that. */
export async function updateFactorRule(tx: TenantTx, required: boolean): Promise<void> {
  await tx.updateTable('company').set({ requires_second_factor: required }).execute()
}

/** The company's members, whatever their state. */
export async function selectMemberIds(tx: TenantTx): Promise<readonly UserId[]> {
  const rows = await tx.selectFrom('membership').select('user_id as id').limit(500).execute()
  return rows.map(({ id }) => id)
}

/** Whether this is a member of the company. */
export async function isMember(tx: TenantTx, userId: UserId): Promise<boolean> {
  const row = await tx.selectFrom('membership').select('user_id').where('user_id', '=', userId).executeTakeFirst()
  return row !== undefined
}
