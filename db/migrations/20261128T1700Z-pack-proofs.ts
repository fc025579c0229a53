import { type Kysely, sql } from 'kysely'

/** The heads of the log between which a pack stands: chosen once, so that it is built again with the same bytes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table audit_pack add column checkpoint text, add column previous_checkpoint text`.execute(db)
  await sql`comment on column audit_pack.checkpoint is 'the signed head of the company''s log that the pack ends with'`.execute(
    db,
  )
  await sql`comment on column audit_pack.previous_checkpoint is 'the one that the scheme''s last pack ended with; null in the first'`.execute(
    db,
  )
  await sql`grant update (checkpoint, previous_checkpoint) on audit_pack to briefke_app`.execute(db)
}
