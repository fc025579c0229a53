import { type Kysely, sql } from 'kysely'

/**
 * What an operator must see of the printers (REN-6): each worker's numbers as of its last beat, how many pages were
 * printed in which minute, and why a browser was replaced. Of no company.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table worker_state
    add column tabs integer not null default 0,
    add column busy integer not null default 0,
    add column waiting integer not null default 0,
    add column browser_mb integer not null default 0,
    add column worker_mb integer not null default 0,
    add column browsers_started integer not null default 0`.execute(db)
  await sql`
    create table printing_minute (
      worker_id uuid not null,
      minute timestamptz not null,
      printed integer not null,
      failed integer not null,
      primary key (minute, worker_id)
    )`.execute(db)
  await sql`grant select, insert, update, delete on printing_minute to briefke_system`.execute(db)
  await sql`
    create table browser_restart (
      id uuid primary key,
      worker_id uuid not null,
      reason text not null check (reason in ('too-much-memory', 'too-slow', 'went-away', 'worn', 'old')),
      happened_at timestamptz not null
    )`.execute(db)
  await sql`create index browser_restart_at on browser_restart (happened_at)`.execute(db)
  await sql`grant select, insert, delete on browser_restart to briefke_system`.execute(db)
  await sql`create index job_incident_at on job_incident (happened_at)`.execute(db)
  await sql`create index document_failed on document (requested_at) where status = 'failed'`.execute(db)
}
