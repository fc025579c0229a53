import { sql, type Transaction } from 'kysely'
import type { TenantId } from '../domain/kernel/ids.ts'
import type { Database } from './client.ts'
import type { Schema } from './schema.ts'

declare const scoped: unique symbol

/** A transaction inside one tenant's wall. Query functions accept nothing else, and only `inTenant` makes one. */
export type TenantTx = Transaction<Schema> & { readonly [scoped]: true }

/**
 * The only place that tells Postgres which tenant is asking. The setting is local to the transaction,
 * so a pooled connection can never carry it into somebody else's request.
 */
export async function inTenant<T>(db: Database, tenantId: TenantId, work: (tx: TenantTx) => Promise<T>): Promise<T> {
  return db.kysely
    .transaction()
    .setAccessMode(db.access)
    .execute(async (tx) => {
      await sql`select set_config('app.tenant_id', ${tenantId}, true)`.execute(tx)
      return work(tx as TenantTx)
    })
}
