import { type Kysely, sql } from 'kysely'
import { isolateByTenant, openToSystem } from '../isolation.ts'

/** Many documents in one job: the job is a row, and so is each of its documents, so that a worker may die anywhere. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table bulk_job (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      kind text not null check (kind in ('issue', 'send', 'download')),
      status text not null default 'queued' check (status in ('queued', 'running', 'paused', 'cancelled', 'failed', 'done')),
      total integer not null check (total > 0),
      done integer not null default 0,
      refused integer not null default 0,
      failure text,
      actor_id uuid not null,
      asked_by_name text not null,
      asked_at timestamptz not null,
      turns integer not null default 0,
      lease uuid,
      leased_until timestamptz,
      started_at timestamptz,
      started_from integer not null default 0,
      finished_at timestamptz,
      primary key (tenant_id, id),
      check (done <= total and refused <= total),
      check ((status = 'failed') = (failure is not null))
    )`.execute(db)
  await sql`comment on column bulk_job.actor_id is 'in whose name it goes on: who asked, or who resumed it'`.execute(db)
  await sql`comment on column bulk_job.lease is 'of the worker that has it now; another may take it when the lease is over'`.execute(
    db,
  )
  await sql`comment on column bulk_job.started_from is 'how many were answered when it last began, for the pace'`.execute(
    db,
  )
  await isolateByTenant(db, 'bulk_job', {
    update: [
      ...['status', 'done', 'refused', 'failure', 'actor_id', 'turns', 'lease', 'leased_until'],
      ...['started_at', 'started_from', 'finished_at'],
    ],
  })
  await sql`create index bulk_job_open on bulk_job (asked_at) where status in ('queued', 'running')`.execute(db)
  await openToSystem(db, 'bulk_job', {
    select: ['tenant_id', 'id', 'status', 'turns', 'leased_until', 'asked_at'],
    where: `status in ('queued', 'running')`,
  })
  await sql`
    create table bulk_item (
      tenant_id uuid not null references company (tenant_id),
      job_id uuid not null,
      position integer not null,
      document_id uuid not null,
      state text not null default 'waiting' check (state in ('waiting', 'done', 'refused')),
      number text,
      sentence text,
      tries integer not null default 0,
      primary key (tenant_id, job_id, position),
      unique (tenant_id, job_id, document_id),
      foreign key (tenant_id, job_id) references bulk_job (tenant_id, id),
      check ((state = 'refused') = (sentence is not null))
    )`.execute(db)
  await sql`comment on column bulk_item.document_id is 'of a draft or of what it became: it keeps its id'`.execute(db)
  await isolateByTenant(db, 'bulk_item', { update: ['state', 'number', 'sentence', 'tries'] })
  await sql`create index bulk_item_waiting on bulk_item (tenant_id, job_id, position) where state = 'waiting'`.execute(
    db,
  )
  await sql`create index bulk_item_refused on bulk_item (tenant_id, job_id, position) where state = 'refused'`.execute(
    db,
  )
}
