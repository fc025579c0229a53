import { type Kysely, sql } from 'kysely'

/** What a tree of any size is continued from, so that the log of all checkpoints grows without being read again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table association_checkpoint add column peaks bytea[] not null`.execute(db)
}
