import type { TenantTx } from '../../db/tenant.ts'
import type { UserId } from '../kernel/ids.ts'

export type RequestKey = { readonly userId: UserId; readonly keyHash: string }
export type StoredAnswer = { readonly status: number; readonly body: unknown; readonly headers: unknown }
export type EarlierRequest = {
  readonly requestHash: string
  readonly createdAt: Date
  readonly answer: StoredAnswer | null
}

/** True when the key was free: this request is the first to use it. */
export async function insertRequest(tx: TenantTx, key: RequestKey, requestHash: string, now: Date): Promise<boolean> {
  const result = await tx
    .insertInto('api_request')
    .values({ user_id: key.userId, key_hash: key.keyHash, request_hash: requestHash, created_at: now })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'user_id', 'key_hash']).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function selectRequest(tx: TenantTx, key: RequestKey): Promise<EarlierRequest | undefined> {
  const row = await tx
    .selectFrom('api_request')
    .select(['request_hash as requestHash', 'status', 'body', 'headers', 'created_at as createdAt'])
    .where('user_id', '=', key.userId)
    .where('key_hash', '=', key.keyHash)
    .executeTakeFirst()
  if (!row) return undefined
  const answer = row.status === null ? null : { status: row.status, body: row.body, headers: row.headers }
  return { requestHash: row.requestHash, createdAt: row.createdAt, answer }
}

export async function updateAnswer(tx: TenantTx, key: RequestKey, answer: StoredAnswer): Promise<void> {
  await tx
    .updateTable('api_request')
    .set({ status: answer.status, body: answer.body, headers: answer.headers })
    .where('user_id', '=', key.userId)
    .where('key_hash', '=', key.keyHash)
    .execute()
}

/** Forgets one key: its request came to nothing that must be repeated, or it is older than a day. */
export async function deleteRequest(tx: TenantTx, key: RequestKey): Promise<void> {
  await tx.deleteFrom('api_request').where('user_id', '=', key.userId).where('key_hash', '=', key.keyHash).execute()
}
