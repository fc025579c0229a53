import { sql, type Transaction } from 'kysely'
import type { TenantId } from '../domain/kernel/ids.ts'
import type { Database } from './client.ts'
import type { Schema } from './schema.ts'

declare const scoped: unique symbol

/** A transaction inside one tenant's wall. Query functions accept nothing else, and only `inTenant` makes one. */
export type TenantTx = Transaction<Schema> & { readonly [scoped]: true }

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
  return db.kysely
    .transaction()
    .setAccessMode(db.access)
    .execute(async (tx) => {
      await sql`select set_config('app.tenant_id', ${tenantId}, true), set_config('plan_cache_mode', ${PLAN_MODE[plans]}, true)`.execute(
        tx,
      )
      return work(tx as TenantTx)
    })
}

/**
 * Work inside a transaction that can fail by itself: what it wrote is taken back, and the transaction goes on. A
 * refusal in the middle of a list is told with the others, and nothing of its own document stays.
 */
export async function nested<T>(tx: TenantTx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint nested`.execute(tx)
  try {
    const result = await work()
    await sql`release savepoint nested`.execute(tx)
    return result
  } catch (error) {
    await sql`rollback to savepoint nested`.execute(tx)
    await sql`release savepoint nested`.execute(tx)
    throw error
  }
}
