import { type Kysely, sql } from 'kysely'

/** A pack's own table of contents, as its builder counted it, and since when it is being built. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table audit_pack add column contents jsonb, add column started_at timestamptz`.execute(db)
  await sql`grant update (contents, started_at) on audit_pack to briefke_app`.execute(db)
}
