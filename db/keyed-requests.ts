import { sql, type Transaction } from 'kysely'
import type { TenantId, UserId } from '../domain/kernel/ids.ts'
import type { Schema } from './schema.ts'

/** A company's keys are its own rows; the association's have no company. */
export type RequestTable = 'api_request' | 'association_request'
export type RequestKey = {
  readonly userId: UserId
  readonly keyHash: string
  /** This one of the requests that came with the key. */
  readonly attempt: string
}
/** A company's request with a key, while it is worked on. */
export type KeyedRequest = { readonly tenantId: TenantId; readonly key: RequestKey }
export type StoredAnswer = { readonly status: number; readonly body: unknown; readonly headers: unknown }
export type EarlierRequest = {
  readonly requestHash: string
  readonly createdAt: Date
  readonly answer: StoredAnswer | null
  /** It took effect, and came to no answer: nobody works on it any more. */
  readonly ended: boolean
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
  const claimed = await sql`insert into ${t} (user_id, key_hash, attempt, request_hash, created_at)
    values (${key.userId}, ${key.keyHash}, ${key.attempt}, ${requestHash}, ${now}) on conflict do nothing`.execute(tx)
  if (claimed.numAffectedRows === 1n) return null
  const { rows } = await sql<{
    requestHash: string
    createdAt: Date
    status: number | null
    body: unknown
    headers: unknown
    ended: boolean
  }>`
    select request_hash as "requestHash", created_at as "createdAt", status, body, headers, ended_without_answer as ended from ${t}
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
    where user_id = ${key.userId} and key_hash = ${key.keyHash} and attempt = ${key.attempt}`.execute(tx)
}

/** Notes with the key that this transaction writes something, if it does: both are there after the commit, or neither. */
export async function noteEffect(tx: Transaction<Schema>, key: RequestKey): Promise<void> {
  await sql`update api_request set took_effect = true where user_id = ${key.userId} and key_hash = ${key.keyHash} and attempt = ${key.attempt}
    and not took_effect and pg_current_xact_id_if_assigned() is not null`.execute(tx)
}

/** Lets go of a key whose request came to no answer: forgotten where it changed nothing, else kept as one that took effect. */
export async function endKey(tx: Transaction<Schema>, key: RequestKey): Promise<void> {
  await sql`delete from api_request where user_id = ${key.userId} and key_hash = ${key.keyHash} and attempt = ${key.attempt} and not took_effect`.execute(
    tx,
  )
  await sql`update api_request set ended_without_answer = true where user_id = ${key.userId} and key_hash = ${key.keyHash} and attempt = ${key.attempt}`.execute(
    tx,
  )
}

/** Forgets one key: its request came to nothing that must be repeated. */
export async function forgetKey(tx: Transaction<Schema>, table: RequestTable, key: RequestKey): Promise<void> {
  await sql`delete from ${sql.table(table)} where user_id = ${key.userId} and key_hash = ${key.keyHash} and attempt = ${key.attempt}`.execute(
    tx,
  )
}
