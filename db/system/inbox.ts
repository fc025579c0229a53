import type { SystemDatabase } from '../client.ts'

/** Whose current mail address has this hash; undefined when there is none, or it was retired. */
export function findInboxAddress(system: SystemDatabase, addressHash: string) {
  return system.kysely
    .selectFrom('inbox_address')
    .select('tenant_id as tenantId')
    .where('address_hash', '=', addressHash)
    .where('retired_at', 'is', null)
    .executeTakeFirst()
}

/** Which company asks for papers by the link with this hash; undefined when it cannot be used at this instant. */
export function findSendLink(system: SystemDatabase, tokenHash: string, now: Date) {
  return system.kysely
    .selectFrom('send_link as l')
    .innerJoin('company as c', 'c.tenant_id', 'l.tenant_id')
    .select(['l.tenant_id as tenantId', 'l.id', 'l.note', 'l.expires_at as expiresAt', 'l.papers'])
    .select(['c.legal_name as legalName', 'c.trade_name as tradeName'])
    .where('l.token_hash', '=', tokenHash)
    .where('l.revoked_at', 'is', null)
    .where('l.expires_at', '>', now)
    .executeTakeFirst()
}
