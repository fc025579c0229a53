import { type Kysely, sql } from 'kysely'
import { isolateByTenant, openToSystem } from '../isolation.ts'

/** The rows that ask for work (the queue is only a bell) and what the operator sees of the workers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table pack_schedule (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      scheme text not null,
      period_kind text not null check (period_kind in ('month', 'quarter', 'fiscal-year')),
      next_period_from date not null,
      due_at timestamptz not null,
      stopped_at timestamptz,
      created_by_name text not null,
      created_at timestamptz not null,
      primary key (tenant_id, id)
    )`.execute(db)
  await isolateByTenant(db, 'pack_schedule', { update: ['next_period_from', 'due_at', 'stopped_at'] })
  await sql`create index pack_schedule_due on pack_schedule (due_at) where stopped_at is null`.execute(db)
  await openToSystem(db, 'pack_schedule', { select: ['tenant_id', 'id', 'due_at', 'stopped_at'] })

  await sql`
    create table audit_pack (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      scheme text not null,
      period_kind text not null check (period_kind in ('month', 'quarter', 'fiscal-year')),
      period_from date not null,
      period_to date not null,
      label text not null,
      schedule_id uuid,
      status text not null default 'queued' check (status in ('queued', 'building', 'ready', 'failed')),
      step text,
      done integer not null default 0,
      total integer not null default 0,
      failure text,
      documents integer,
      sha256 text,
      bytes bigint,
      requested_by_name text not null,
      requested_at timestamptz not null,
      finished_at timestamptz,
      primary key (tenant_id, id),
      unique (tenant_id, schedule_id, period_from),
      foreign key (tenant_id, schedule_id) references pack_schedule (tenant_id, id),
      check ((status = 'ready') = (sha256 is not null))
    )`.execute(db)
  await isolateByTenant(db, 'audit_pack', {
    update: ['status', 'step', 'done', 'total', 'failure', 'documents', 'sha256', 'bytes', 'finished_at'],
  })
  await sql`create policy ready_is_frozen on audit_pack as restrictive for update to briefke_app using (status <> 'ready') with check (true)`.execute(
    db,
  )
  await sql`create index audit_pack_queued on audit_pack (requested_at) where status in ('queued', 'building')`.execute(
    db,
  )
  await openToSystem(db, 'audit_pack', { select: ['tenant_id', 'id', 'status', 'requested_at'] })

  await sql`
    create table pack_download (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      pack_id uuid not null,
      user_id uuid not null,
      user_name text not null,
      role text not null,
      downloaded_at timestamptz not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, pack_id) references audit_pack (tenant_id, id)
    )`.execute(db)
  await isolateByTenant(db, 'pack_download')

  await sql`
    create table worker_state (
      id uuid primary key,
      sandbox text not null,
      started_at timestamptz not null,
      seen_at timestamptz not null
    )`.execute(db)
  await sql`grant select, insert, update, delete on worker_state to briefke_system`.execute(db)
  await sql`
    create table job_incident (
      id uuid primary key,
      job_name text not null,
      job_id text not null,
      reason text not null,
      happened_at timestamptz not null
    )`.execute(db)
  await sql`grant select, insert on job_incident to briefke_system`.execute(db)
}
