import { type Kysely, sql } from 'kysely'

/**
 * Schedules remind before a period ends and before its pack is to be released. A reminder is a notice that the company's own
 * worker writes, once for each schedule and period; what the association publishes is still written by nobody in a company.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table pack_schedule
      add column remind_days_before integer not null default 7 check (remind_days_before between 1 and 60),
      add column remind_at timestamptz default now()`.execute(db)
  await sql`comment on column pack_schedule.remind_at is 'when to look again whether there is something to remind of; null when only the end of the period changes that'`.execute(
    db,
  )
  await sql`grant update (remind_at) on pack_schedule to briefke_app`.execute(db)
  await sql`grant select (remind_at) on pack_schedule to briefke_system`.execute(db)
  await sql`create index pack_schedule_remind on pack_schedule (remind_at) where stopped_at is null`.execute(db)

  await sql`
    alter table notice
      alter column publication_id drop not null,
      add column schedule_id uuid,
      add column period_from date,
      add constraint notice_schedule_fkey foreign key (tenant_id, schedule_id) references pack_schedule (tenant_id, id),
      add constraint notice_once_key unique (tenant_id, kind, schedule_id, period_from)`.execute(db)
  await sql`alter table notice drop constraint notice_kind_check`.execute(db)
  await sql`alter table notice add constraint notice_kind_check check (kind in ('publication', 'period-ends', 'release-due'))`.execute(
    db,
  )
  await sql`alter table notice add constraint notice_about_check check (
    (kind = 'publication') = (publication_id is not null) and (kind = 'publication') = (schedule_id is null)
    and (schedule_id is null) = (period_from is null))`.execute(db)
  await sql`create policy reminders_alone on notice as restrictive for insert to briefke_app with check (kind <> 'publication')`.execute(
    db,
  )
  await sql`grant insert on notice to briefke_app`.execute(db)
}
