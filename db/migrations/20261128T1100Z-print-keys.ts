import { type Kysely, sql } from 'kysely'

/**
 * The key that signs what a printed code says. It is the deployment's, not a company's: a phone that was here once knows
 * it, whichever company joins later. A key that is retired still proves what it signed; one that leaked is deleted.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table print_key (
      id text primary key check (id ~ '^[0-9a-f]{8}$'),
      public_key bytea not null,
      wrapped_key bytea not null,
      made_at timestamptz not null,
      retired_at timestamptz
    )`.execute(db)
  await sql`create unique index print_key_current on print_key ((true)) where retired_at is null`.execute(db)
  await sql`grant select, insert on print_key to briefke_system`.execute(db)
}
