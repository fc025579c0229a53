import { type Kysely, sql } from 'kysely'

/**
 * A request with an Idempotency-Key notes that it took effect in the transaction in which it does: when its answer is lost with
 * the database, a repetition is told so, and one that changed nothing may be tried again at once. The attempt tells who
 * holds a key that was taken while the connection went.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table api_request
    add column attempt uuid,
    add column took_effect boolean not null default false,
    add column ended_without_answer boolean not null default false`.execute(db)
  await sql`grant update (took_effect, ended_without_answer) on api_request to briefke_app`.execute(db)
  await sql`alter table association_request
    add column attempt uuid,
    add column ended_without_answer boolean not null default false`.execute(db)
}
