import type { TenantId, UserId } from '../../domain/kernel/ids.ts'
import type { SystemDatabase } from '../client.ts'
import { inSystem } from './transaction.ts'

export type StoredToken = {
  readonly id: string
  readonly userId: UserId
  /** Null for a token of the association. */
  readonly tenantId: TenantId | null
  readonly userName: string
  readonly scopes: readonly string[]
  readonly role: string
  readonly companyState: string | null
}

/** The token kept under this hash, if it may be used now: not revoked, not over, its person active. Notes the use. */
export async function findUsableToken(
  system: SystemDatabase,
  tokenHash: string,
  now: Date,
): Promise<StoredToken | null> {
  return inSystem(system, async (tx) => {
    const company = await tx
      .selectFrom('api_token as t')
      .innerJoin('membership as m', (join) =>
        join.onRef('m.tenant_id', '=', 't.tenant_id').onRef('m.user_id', '=', 't.user_id'),
      )
      .innerJoin('company as c', 'c.tenant_id', 't.tenant_id')
      .innerJoin('app_user as u', 'u.id', 't.user_id')
      .select(['t.id', 't.tenant_id as tenantId', 't.user_id as userId', 't.scopes', 'u.name as userName'])
      .select(['m.role', 'c.state as companyState'])
      .where('t.token_hash', '=', tokenHash)
      .where('t.revoked_at', 'is', null)
      .where('t.expires_at', '>', now)
      .where('m.state', '=', 'active')
      .where('u.state', '=', 'active')
      .executeTakeFirst()
    if (company) {
      if (system.access === 'read write')
        await tx.updateTable('api_token').set({ last_used_at: now }).where('id', '=', company.id).execute()
      return company as unknown as StoredToken
    }
    const association = await tx
      .selectFrom('association_token as t')
      .innerJoin('app_user as u', 'u.id', 't.user_id')
      .select(['t.id', 't.user_id as userId', 't.scopes', 'u.name as userName'])
      .where('t.token_hash', '=', tokenHash)
      .where('t.revoked_at', 'is', null)
      .where('t.expires_at', '>', now)
      .where('u.state', '=', 'active')
      .where('u.association_admin', '=', true)
      .executeTakeFirst()
    if (!association) return null
    if (system.access === 'read write')
      await tx.updateTable('association_token').set({ last_used_at: now }).where('id', '=', association.id).execute()
    return { ...association, tenantId: null, role: 'association-admin', companyState: null } as unknown as StoredToken
  })
}

export type NewAssociationToken = {
  readonly id: string
  readonly userId: UserId
  readonly name: string
  readonly tokenHash: string
  readonly scopes: readonly string[]
  readonly expiresAt: Date
  readonly createdAt: Date
}

/** Keeps a token of the association's operator. */
export async function insertAssociationToken(system: SystemDatabase, token: NewAssociationToken): Promise<void> {
  await inSystem(system, (tx) =>
    tx
      .insertInto('association_token')
      .values({
        id: token.id,
        user_id: token.userId,
        name: token.name,
        token_hash: token.tokenHash,
        scopes: [...token.scopes],
        expires_at: token.expiresAt,
        created_at: token.createdAt,
      })
      .execute(),
  )
}
