import { type Kysely, sql } from 'kysely'

/**
 * Whom a pack is for, by a key of its scheme, and whether prices and partners are left out of it. Packs of before held
 * everything: they were for the usual purpose, which every scheme calls by this key.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['audit_pack', 'pack_schedule']) {
    await sql`alter table ${sql.table(table)}
      add column purpose text not null default 'audit',
      add column redacted boolean not null default false`.execute(db)
    await sql`comment on column ${sql.table(table)}.purpose is 'one of the purposes of its scheme; what that leaves out is not in the pack'`.execute(
      db,
    )
    await sql`comment on column ${sql.table(table)}.redacted is 'whether prices and partners are left out'`.execute(db)
  }
}
