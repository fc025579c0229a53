import { type Kysely, sql } from 'kysely'

/** A pack that replaces another one after a correction: it names the old one and says why; the old one stays as it is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table audit_pack
      add column replaces_id uuid,
      add column replaces_because text,
      add constraint audit_pack_replaces_fkey foreign key (tenant_id, replaces_id) references audit_pack (tenant_id, id),
      add constraint audit_pack_replaces_check check ((replaces_id is null) = (replaces_because is null))`.execute(db)
  await sql`create unique index audit_pack_one_replacement on audit_pack (tenant_id, replaces_id) where status <> 'failed'`.execute(
    db,
  )
  await sql`
    alter table pack_schedule
      add column replaces_by_itself boolean not null default false,
      add column look_again_at timestamptz default now()`.execute(db)
  await sql`comment on column pack_schedule.replaces_by_itself is 'whether a released pack of its periods is made again when something in the period has changed since'`.execute(
    db,
  )
  await sql`grant update (look_again_at) on pack_schedule to briefke_app`.execute(db)
  await sql`grant select (look_again_at, replaces_by_itself) on pack_schedule to briefke_system`.execute(db)
}
