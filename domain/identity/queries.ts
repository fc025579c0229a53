import type { TenantTx } from '../../db/tenant.ts'
import type { ApiTokenId, UserId } from '../kernel/ids.ts'

type NewToken = {
  readonly id: ApiTokenId
  readonly userId: UserId
  readonly name: string
  readonly tokenHash: string
  readonly scopes: readonly string[]
  readonly expiresAt: Date
  readonly createdAt: Date
}

/** Keeps a company's API token. */
export async function insertToken(tx: TenantTx, token: NewToken): Promise<void> {
  await tx
    .insertInto('api_token')
    .values({
      id: token.id,
      user_id: token.userId,
      name: token.name,
      token_hash: token.tokenHash,
      scopes: [...token.scopes],
      expires_at: token.expiresAt,
      created_at: token.createdAt,
    })
    .execute()
}

/** The company's tokens, newest first, without anything that could be used. */
export function selectTokens(tx: TenantTx) {
  return tx
    .selectFrom('api_token as t')
    .innerJoin('membership as m', (join) =>
      join.onRef('m.tenant_id', '=', 't.tenant_id').onRef('m.user_id', '=', 't.user_id'),
    )
    .select(['t.id', 't.name', 't.scopes', 't.expires_at as expiresAt', 't.created_at as createdAt'])
    .select(['t.last_used_at as lastUsedAt', 't.revoked_at as revokedAt', 'm.name as personName'])
    .orderBy('t.id', 'desc')
    .limit(200)
    .execute()
}

/** Revokes a token; false when there is none to revoke. */
export async function updateTokenRevoked(tx: TenantTx, id: ApiTokenId, at: Date): Promise<boolean> {
  const result = await tx
    .updateTable('api_token')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
