import { sql, type Transaction } from 'kysely'
import type { TenantId } from '../domain/kernel/ids.ts'
import type { Database } from './client.ts'
import { type NewEntry, sendEntries } from './entries.ts'
import { noteEffect } from './keyed-requests.ts'
import type { Schema } from './schema.ts'

declare const scoped: unique symbol

/** A transaction inside one tenant's wall. Query functions accept nothing else, and only `inTenant` makes one. */
export type TenantTx = Transaction<Schema> & { readonly [scoped]: true }

// What a transaction has to say in the evidence log when everything else of it is written.
const pending = new WeakMap<TenantTx, NewEntry[]>()

/** Keeps entries of the evidence log until the transaction's work is done; nothing is said of work that failed. */
export function logAtCommit(tx: TenantTx, entries: readonly NewEntry[]): void {
  const waiting = pending.get(tx) ?? []
  for (const entry of entries) waiting.push(entry)
  pending.set(tx, waiting)
}

type Options = {
  /** `kept` for work that finds everything by its key: its statements are planned once for a connection. */
  readonly plans?: 'auto' | 'kept'
}
const PLAN_MODE = { auto: 'auto', kept: 'force_generic_plan' } as const

/**
 * The only place that tells Postgres which tenant is asking. The setting is local to the transaction,
 * so a pooled connection can never carry it into somebody else's request.
 */
export async function inTenant<T>(
  db: Database,
  tenantId: TenantId,
  work: (tx: TenantTx) => Promise<T>,
  { plans = 'auto' }: Options = {},
): Promise<T> {
  let sent: { readonly written: Promise<unknown> } | undefined
  const result = await db.kysely
    .transaction()
    .setAccessMode(db.access)
    .execute(async (tx) => {
      await sql`select set_config('app.tenant_id', ${tenantId}, true), set_config('plan_cache_mode', ${PLAN_MODE[plans]}, true)`.execute(
        tx,
      )
      const done = await work(tx as TenantTx)
      if (db.request?.tenantId === tenantId) await noteEffect(tx, db.request.key)
      const entries = pending.get(tx as TenantTx)
      if (entries && entries.length > 0) sent = await sendEntries(tx as TenantTx, entries)
      return done
    })
  // Had they not been written, nothing of the transaction was: the database answers such a COMMIT by undoing it.
  await sent?.written
  return result
}

/**
 * Work inside a transaction that can fail by itself: what it wrote is taken back, and the transaction goes on. A
 * refusal in the middle of a list is told with the others, and nothing of its own document stays.
 */
export async function nested<T>(tx: TenantTx, work: () => Promise<T>): Promise<T> {
  const before = pending.get(tx)?.length ?? 0
  await sql`savepoint nested`.execute(tx)
  try {
    const result = await work()
    await sql`release savepoint nested`.execute(tx)
    return result
  } catch (error) {
    pending.get(tx)?.splice(before)
    await sql`rollback to savepoint nested`.execute(tx)
    await sql`release savepoint nested`.execute(tx)
    throw error
  }
}
