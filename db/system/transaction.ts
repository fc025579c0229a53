import type { Transaction } from 'kysely'
import type { SystemDatabase } from '../client.ts'
import type { Schema } from '../schema.ts'

/** A transaction of the system role in its access mode; only `db/system/` may use it. */
export function inSystem<T>(system: SystemDatabase, work: (tx: Transaction<Schema>) => Promise<T>): Promise<T> {
  return system.kysely.transaction().setAccessMode(system.access).execute(work)
}
