import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { CounterpartyId, UserId } from '../kernel/ids.ts'

/** Members whose access was ended and who are still named, by name. */
export function selectLeft(tx: TenantTx) {
  return tx
    .selectFrom('membership as m')
    .select(['m.user_id as userId', 'm.name', 'm.email', 'm.role'])
    .select(sql<number>`(select count(*)::int from event e where e.actor_id = m.user_id)`.as('entries'))
    .where('m.state', '=', 'suspended')
    .where('m.name', '<>', '')
    .orderBy('m.name')
    .orderBy('m.user_id')
    .limit(500)
    .execute()
}

/** Addresses of counterparties' contact persons. */
export function selectContacts(tx: TenantTx) {
  return tx
    .selectFrom('counterparty')
    .select(['id', 'name', 'email'])
    .where('email', 'is not', null)
    .orderBy('name')
    .orderBy('id')
    .limit(2000)
    .execute()
}

/** A member, kept from others until the transaction ends. */
export function lockMember(tx: TenantTx, id: UserId) {
  return tx.selectFrom('membership').select(['name', 'state']).where('user_id', '=', id).forUpdate().executeTakeFirst()
}

/** Takes a member's name and address out of the list of members. */
export async function blankMember(tx: TenantTx, id: UserId): Promise<void> {
  await tx.updateTable('membership').set({ name: '', email: '' }).where('user_id', '=', id).execute()
}

/** A counterparty's address, kept from others until the transaction ends. */
export function lockContact(tx: TenantTx, id: CounterpartyId) {
  return tx.selectFrom('counterparty').select('email').where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Takes a contact person's address out of the counterparty, and out of the requests that were sent to it. */
export async function blankContact(tx: TenantTx, id: CounterpartyId, at: Date): Promise<void> {
  await tx.updateTable('counterparty').set({ email: null, updated_at: at }).where('id', '=', id).execute()
  await sql`update chase_message m set to_address = '' from chase c
    where c.id = m.chase_id and c.counterparty_id = ${id} and m.mail_state <> 'queued'`.execute(tx)
}
