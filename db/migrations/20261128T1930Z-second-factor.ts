import { type Kysely, sql } from 'kysely'

/**
 * A second factor belongs to a person, as his password does. Its seed is encrypted with a key that is outside the
 * database, and recovery codes are hashes (AUT-1). What was taken off, by whom and why, is kept.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table second_factor (
      user_id uuid primary key references app_user (id),
      seed bytea not null,
      last_step integer not null,
      set_up_at timestamptz not null
    )`.execute(db)
  await sql`comment on column second_factor.last_step is 'the newest half minute whose code was taken: none up to it is taken again'`.execute(
    db,
  )
  await sql`
    create table recovery_code (
      user_id uuid not null references second_factor (user_id) on delete cascade,
      code_hash text not null,
      used_at timestamptz,
      primary key (user_id, code_hash)
    )`.execute(db)
  await sql`
    create table second_factor_removal (
      id uuid primary key,
      user_id uuid not null references app_user (id),
      removed_by_name text not null,
      reason text not null,
      removed_at timestamptz not null,
      mail_state text not null default 'queued' check (mail_state in ('queued', 'sent'))
    )`.execute(db)
  await sql`create index second_factor_removal_queued on second_factor_removal (removed_at) where mail_state = 'queued'`.execute(
    db,
  )
  for (const table of ['second_factor', 'recovery_code'])
    await sql`grant select, insert, update, delete on ${sql.table(table)} to briefke_system`.execute(db)
  await sql`grant select, insert, update (mail_state) on second_factor_removal to briefke_system`.execute(db)

  await sql`alter table user_session add column factor_at timestamptz`.execute(db)
  await sql`comment on column user_session.factor_at is 'when the second step was done in this session'`.execute(db)
  await sql`alter table company add column requires_second_factor boolean not null default false`.execute(db)
  await sql`grant update (requires_second_factor) on company to briefke_app`.execute(db)
  await sql`grant select (requires_second_factor) on company to briefke_system`.execute(db)
}
