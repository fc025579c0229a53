import { Kysely } from 'kysely'
import postgres, { type Sql } from 'postgres'
import { EagerDialect } from './driver.ts'
import type { KeyedRequest } from './keyed-requests.ts'
import type { Schema } from './schema.ts'

declare const runtime: unique symbol
declare const system: unique symbol

/**
 * The runtime role's pool. Nothing is reachable through it outside `inTenant`.
 * `access` is fixed by whoever hands it on: a GET gets a read-only one (ISO-7).
 */
export type Database = {
  readonly kysely: Kysely<Schema>
  readonly access: 'read write' | 'read only'
  /** Set where the work is a request with an Idempotency-Key: whatever it writes is noted with the key. */
  readonly request?: KeyedRequest
  readonly [runtime]: true
}

/** The second role's pool, for the named functions in `db/system/` only: the only work across companies. */
export type SystemDatabase = {
  readonly kysely: Kysely<Schema>
  readonly access: 'read write' | 'read only'
  readonly [system]: true
}

export type OpenDatabase<D> = { readonly db: D; readonly sql: Sql; readonly close: () => Promise<void> }

type PoolOptions = { readonly max?: number; readonly name: string }

/** Opens the runtime role's pool. */
export function openDatabase(url: string, options: PoolOptions): OpenDatabase<Database> {
  return open(url, options) as unknown as OpenDatabase<Database>
}

/** Opens the system role's pool. */
export function openSystemDatabase(url: string, options: PoolOptions): OpenDatabase<SystemDatabase> {
  return open(url, options) as unknown as OpenDatabase<SystemDatabase>
}

/** The same database for a request that must not write: every transaction through it is read-only (ISO-7). */
export function readOnly<D extends Database | SystemDatabase>(db: D): D {
  return { ...db, access: 'read only' }
}

/** The same database for the work of one request with an Idempotency-Key. */
export function forRequest(db: Database, request: KeyedRequest): Database {
  return { ...db, request }
}

function open(url: string, options: PoolOptions) {
  const sql = postgres(url, {
    max: options.max ?? 10,
    idle_timeout: 60,
    connect_timeout: 10,
    // Seconds before a lost connection is tried again: its own choice goes up to twenty (JOB-3).
    backoff: (retries: number) => Math.min(0.05 * 2 ** retries, 1),
    onnotice: () => {},
    connection: {
      application_name: options.name,
      statement_timeout: 60_000,
      idle_in_transaction_session_timeout: 60_000,
    },
    types: {
      bigint: postgres.BigInt,
      // A date is a day on paper, not an instant: postgres.js would make a UTC Date of it (style.md, Dates).
      date: { to: 1082, from: [1082], serialize: (day: string) => day, parse: (day: string) => day },
    },
  })
  const kysely = new Kysely<Schema>({ dialect: new EagerDialect({ postgres: sql }) })
  return { db: { kysely, access: 'read write' as const }, sql, close: () => kysely.destroy() }
}
