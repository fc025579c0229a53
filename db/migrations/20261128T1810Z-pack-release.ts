import { type Kysely, sql } from 'kysely'
import { withoutWall } from '../isolation.ts'

/**
 * A built pack is released before an auditor sees it, never by whoever asked for it. What was ready before was seen by
 * auditors, so it counts as released. A ready pack is still frozen: a trigger leaves its release alone to be written, once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table pack_schedule add column release_within_days integer not null default 30 check (release_within_days between 1 and 365)`.execute(
    db,
  )
  await sql`
    alter table audit_pack
      add column requested_by uuid,
      add column release_due_on date,
      add column released_at timestamptz,
      add column released_by uuid,
      add column released_by_name text,
      add column release_reason text`.execute(db)
  await sql`comment on column audit_pack.requested_by is 'who asked for it; null when a schedule did'`.execute(db)
  await sql`comment on column audit_pack.release_due_on is 'the last day of its release that is on time, in the company''s zone; null where nobody promised one'`.execute(
    db,
  )
  await sql`comment on column audit_pack.release_reason is 'why whoever asked for it released it, being alone; null when another person did'`.execute(
    db,
  )
  await withoutWall(db, ['audit_pack'], async () => {
    await sql`update audit_pack set released_at = coalesce(finished_at, requested_at), released_by_name = 'Built before packs were released'
      where status = 'ready'`.execute(db)
  })
  await sql`alter table audit_pack add constraint audit_pack_release_check check (
    (released_at is null) = (released_by_name is null) and (released_at is null or status = 'ready'))`.execute(db)
  await sql`alter policy ready_is_frozen on audit_pack using (status <> 'ready' or released_at is null)`.execute(db)
  await sql`
    create function only_release_ready_pack() returns trigger language plpgsql as $$
    begin
      if old.status = 'ready' and to_jsonb(new) - array['released_at', 'released_by', 'released_by_name', 'release_reason']
        is distinct from to_jsonb(old) - array['released_at', 'released_by', 'released_by_name', 'release_reason'] then
        raise exception 'a ready pack cannot be changed, only released' using errcode = '42501';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger audit_pack_only_released before update on audit_pack for each row
    when (current_user = 'briefke_app') execute function only_release_ready_pack()`.execute(db)
  await sql`grant update (released_at, released_by, released_by_name, release_reason) on audit_pack to briefke_app`.execute(
    db,
  )
  await sql`create index audit_pack_unreleased on audit_pack (tenant_id) where status = 'ready' and released_at is null`.execute(
    db,
  )
}
