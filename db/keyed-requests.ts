import { sql, type Transaction } from 'kysely'
import type { UserId } from '../domain/kernel/ids.ts'
import type { Schema } from './schema.ts'

/** A company's keys are its own rows; the association's have no company. */
export type RequestTable = 'api_request' | 'association_request'
export type RequestKey = { readonly userId: UserId; readonly keyHash: string }
export type StoredAnswer = { readonly status: number; readonly body: unknown; readonly headers: unknown }
export type EarlierRequest = {
  readonly requestHash: string
  readonly createdAt: Date
  readonly answer: StoredAnswer | null
}
export type Claim = { readonly key: RequestKey; readonly requestHash: string; readonly now: Date; readonly since: Date }

/**
 * Takes a key for this request, once however many ask at the same moment; null when it was free, else the request that
 * has it, or 'gone' when that one just let it go. Keys of the person from before `since` are forgotten on the way.
 */
export async function claimKey(
  tx: Transaction<Schema>,
  table: RequestTable,
  { key, requestHash, now, since }: Claim,
): Promise<EarlierRequest | 'gone' | null> {
  const t = sql.table(table)
  await sql`delete from ${t} where user_id = ${key.userId} and key_hash in (
    select key_hash from ${t} where user_id = ${key.userId} and created_at <= ${since} limit 100 for update skip locked)`.execute(
    tx,
  )
  const claimed = await sql`insert into ${t} (user_id, key_hash, request_hash, created_at)
    values (${key.userId}, ${key.keyHash}, ${requestHash}, ${now}) on conflict do nothing`.execute(tx)
  if (claimed.numAffectedRows === 1n) return null
  const { rows } = await sql<{
    requestHash: string
    createdAt: Date
    status: number | null
    body: unknown
    headers: unknown
  }>`
    select request_hash as "requestHash", created_at as "createdAt", status, body, headers from ${t}
    where user_id = ${key.userId} and key_hash = ${key.keyHash}`.execute(tx)
  const [row] = rows
  if (!row) return 'gone'
  const { status, body, headers, ...request } = row
  return { ...request, answer: status === null ? null : { status, body, headers } }
}

/** Keeps the answer that every repetition gets. */
export async function keepAnswer(
  tx: Transaction<Schema>,
  table: RequestTable,
  key: RequestKey,
  answer: StoredAnswer,
): Promise<void> {
  await sql`update ${sql.table(table)} set status = ${answer.status}, body = ${JSON.stringify(answer.body)}::text::jsonb,
    headers = ${JSON.stringify(answer.headers)}::text::jsonb
    where user_id = ${key.userId} and key_hash = ${key.keyHash}`.execute(tx)
}

/** Forgets one key: its request came to nothing that must be repeated. */
export async function forgetKey(tx: Transaction<Schema>, table: RequestTable, key: RequestKey): Promise<void> {
  await sql`delete from ${sql.table(table)} where user_id = ${key.userId} and key_hash = ${key.keyHash}`.execute(tx)
}
