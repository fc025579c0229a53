import { sql, type Transaction } from 'kysely'
import type { Schema } from './schema.ts'

/** An entry of the evidence log, complete but for its number: what stands in its record before and after that. */
export type NewEntry = {
  readonly id: string
  readonly happened_at: Date
  readonly actor_kind: string
  readonly actor_id: string | null
  readonly actor_name: string
  readonly verb: string
  readonly object_kind: string
  readonly object_id: string
  readonly details: Readonly<Record<string, unknown>>
  readonly before: string
  readonly after: string
  /** Hexadecimal. */
  readonly actor_salt: string
  readonly details_salt: string
}

/**
 * Numbers the entries of a transaction and writes them, hashed, in one statement. It locks the company's log until the
 * transaction ends, so it is the transaction's last one: whoever holds that lock waits for nobody else. It is only sent
 * here, and COMMIT follows it on its way; the promise inside the answer tells how it went.
 */
export async function sendEntries(
  tx: Transaction<Schema>,
  entries: readonly NewEntry[],
): Promise<{ written: Promise<unknown> }> {
  const query = insertion(entries).compile(tx)
  return tx.getExecutor().provideConnection(async (connection) => {
    const written = connection.executeQuery(query)
    // Should it fail, whoever waits for it is told after the commit, which was none.
    written.catch(() => {})
    return { written }
  })
}

function insertion(entries: readonly NewEntry[]) {
  const rows = JSON.stringify(entries.map((entry, n) => ({ ...entry, n })))
  return sql`
    with head as (
      insert into evidence_head as h (size) values (${entries.length})
      on conflict (tenant_id) do update set size = h.size + excluded.size
      returning h.size - ${entries.length} as first
    ), numbered as (
      select r.*, h.first + r.n as seq, r.before || (h.first + r.n) || r.after as record
      from head h, jsonb_to_recordset(${rows}::text::jsonb) as r(n bigint, id uuid, happened_at timestamptz, actor_kind text,
        actor_id uuid, actor_name text, verb text, object_kind text, object_id text, details jsonb, before text, after text,
        actor_salt text, details_salt text)
    )
    insert into event (id, happened_at, actor_kind, actor_id, actor_name, verb, object_kind, object_id, details, seq, record,
      leaf_hash, actor_salt, details_salt)
    select id, happened_at, actor_kind, actor_id, actor_name, verb, object_kind, object_id, details, seq, record,
      sha256('\\x00'::bytea || convert_to(record, 'UTF8')), decode(actor_salt, 'hex'), decode(details_salt, 'hex')
    from numbered`
}
