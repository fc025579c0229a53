import type { Selectable, Transaction } from 'kysely'
import type { InvitationId, TenantId, UserId } from '../../domain/kernel/ids.ts'
import { type EngagementId, newId } from '../../domain/kernel/ids.ts'
import type { SystemDatabase } from '../client.ts'
import type { Schema } from '../schema.ts'
import { inSystem } from './transaction.ts'

export type InvitationRow = Selectable<Schema['invitation']>

/** An invitation with its company's name, by the hash of its secret. */
export function findInvitation(system: SystemDatabase, tokenHash: string) {
  return inSystem(system, (tx) => withCompany(tx).where('i.token_hash', '=', tokenHash).executeTakeFirst())
}

/** An invitation with its company's name, by its id: for the worker that mails it. */
export function findInvitationById(system: SystemDatabase, id: InvitationId) {
  return inSystem(system, (tx) => withCompany(tx).where('i.id', '=', id).executeTakeFirst())
}

/** Keeps an invitation made by the association; false when there is no such company. */
export async function insertOwnerInvitation(
  system: SystemDatabase,
  row: Omit<InvitationRow, 'used_at' | 'revoked_at' | 'mail_state'>,
): Promise<boolean> {
  return inSystem(system, async (tx) => {
    const company = await tx
      .selectFrom('company')
      .select('tenant_id')
      .where('tenant_id', '=', row.tenant_id)
      .executeTakeFirst()
    if (!company) return false
    await tx.insertInto('invitation').values(row).execute()
    return true
  })
}

/** Notes that the mail has gone out. */
export async function markInvitationSent(system: SystemDatabase, id: InvitationId): Promise<void> {
  await inSystem(system, (tx) =>
    tx.updateTable('invitation').set({ mail_state: 'sent' }).where('id', '=', id).execute(),
  )
}

export type Acceptance = {
  readonly tokenHash: string
  readonly now: Date
  /** The account that is there, or the one to make. */
  readonly userId: UserId
  readonly newAccount: { readonly name: string; readonly passwordHash: string } | null
}
export type AcceptanceOutcome =
  | { readonly ok: true; readonly tenantId: TenantId }
  | { readonly ok: false; readonly reason: 'not_usable' | 'email_taken' | 'already_member' }

class Refused extends Error {
  readonly reason: 'email_taken' | 'already_member'
  constructor(reason: 'email_taken' | 'already_member') {
    super(reason)
    this.reason = reason
  }
}

/** Uses an invitation up, once: account, membership or engagement in one transaction, all sessions of the person ended. */
export async function acceptInvitationOnce(system: SystemDatabase, accepted: Acceptance): Promise<AcceptanceOutcome> {
  try {
    return await inSystem(system, async (tx): Promise<AcceptanceOutcome> => {
      const invitation = await tx
        .updateTable('invitation')
        .set({ used_at: accepted.now })
        .where('token_hash', '=', accepted.tokenHash)
        .where('used_at', 'is', null)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', accepted.now)
        .returningAll()
        .executeTakeFirst()
      if (!invitation) return { ok: false, reason: 'not_usable' }
      const name = await accountName(tx, accepted, invitation.email)
      await admit(tx, accepted, invitation, name)
      await tx.deleteFrom('user_session').where('user_id', '=', accepted.userId).execute()
      return { ok: true, tenantId: invitation.tenant_id }
    })
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason }
    throw error
  }
}

async function accountName(tx: Transaction<Schema>, accepted: Acceptance, email: string): Promise<string> {
  const { newAccount, userId } = accepted
  if (!newAccount) {
    const row = await tx.selectFrom('app_user').select('name').where('id', '=', userId).executeTakeFirstOrThrow()
    return row.name
  }
  const made = await tx
    .insertInto('app_user')
    .values({ id: userId, email, name: newAccount.name, password_hash: newAccount.passwordHash })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows !== 1n) throw new Refused('email_taken')
  return newAccount.name
}

async function admit(tx: Transaction<Schema>, accepted: Acceptance, invitation: InvitationRow, name: string) {
  const { tenant_id, email, role } = invitation
  if (role !== 'auditor') {
    const joined = await tx
      .insertInto('membership')
      .values({ tenant_id, user_id: accepted.userId, name, email, role, joined_at: accepted.now })
      .onConflict((on) => on.doNothing())
      .executeTakeFirst()
    if (joined.numInsertedOrUpdatedRows !== 1n) throw new Refused('already_member')
    return
  }
  const { period_from, period_to, engagement_expires_at } = invitation
  if (!period_from || !period_to || !engagement_expires_at) throw new Error('an auditor’s invitation without a period')
  await tx
    .insertInto('engagement')
    .values({
      tenant_id,
      id: newId<EngagementId>(),
      user_id: accepted.userId,
      auditor_name: name,
      auditor_email: email,
      firm: invitation.firm ?? '',
      period_from,
      period_to,
      expires_at: engagement_expires_at,
      created_at: accepted.now,
    })
    .execute()
}

function withCompany(tx: Transaction<Schema>) {
  return tx
    .selectFrom('invitation as i')
    .innerJoin('company as c', 'c.tenant_id', 'i.tenant_id')
    .selectAll('i')
    .select('c.legal_name as companyName')
}
