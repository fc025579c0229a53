import { type Kysely, sql } from 'kysely'
import { isolateByTenant, openToSystem } from '../isolation.ts'

/**
 * Suppliers are asked for the warranties that did not come, and reminded until they do; and people keep the views of a
 * list that they come back to.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await chases(db)
  await sql`alter table company add column chase_after_days integer not null default 14 check (chase_after_days between 1 and 365)`.execute(
    db,
  )
  await sql`grant update (chase_after_days) on company to briefke_app`.execute(db)
  await sql`
    create table saved_view (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      list text not null check (list in ('documents', 'received', 'counterparties')),
      name text not null,
      query text not null,
      owner_id uuid,
      created_by_name text not null,
      created_at timestamptz not null,
      primary key (tenant_id, id),
      unique nulls not distinct (tenant_id, list, owner_id, name)
    )`.execute(db)
  await sql`comment on column saved_view.owner_id is 'whose view it is; null is everybody’s in the company'`.execute(db)
  await isolateByTenant(db, 'saved_view', { remove: true })
}

async function chases(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table chase (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      counterparty_id uuid not null,
      started_by uuid,
      started_by_name text not null,
      started_at timestamptz not null,
      due_at timestamptz not null,
      reminders integer not null default 0,
      stopped_at timestamptz,
      stop_reason text check (stop_reason in ('complete', 'stopped', 'unanswered')),
      stopped_by_name text,
      primary key (tenant_id, id),
      foreign key (tenant_id, counterparty_id) references counterparty (tenant_id, id),
      check (num_nulls(stopped_at, stop_reason, stopped_by_name) in (0, 3))
    )`.execute(db)
  await sql`comment on column chase.due_at is 'when the next reminder goes, in the company’s time zone a day’s begin'`.execute(
    db,
  )
  const moves = ['due_at', 'reminders', 'stopped_at', 'stop_reason', 'stopped_by_name']
  await isolateByTenant(db, 'chase', { update: moves })
  await sql`create unique index chase_open on chase (tenant_id, counterparty_id) where stopped_at is null`.execute(db)
  await sql`create index chase_due on chase (due_at) where stopped_at is null`.execute(db)
  await openToSystem(db, 'chase', { select: ['tenant_id', 'id', 'due_at', 'stopped_at'], where: 'stopped_at is null' })
  await sql`
    create table chase_document (
      tenant_id uuid not null references company (tenant_id),
      chase_id uuid not null,
      document_id uuid not null,
      added_at timestamptz not null,
      primary key (tenant_id, chase_id, document_id),
      foreign key (tenant_id, chase_id) references chase (tenant_id, id),
      foreign key (tenant_id, document_id) references received_document (tenant_id, id)
    )`.execute(db)
  await isolateByTenant(db, 'chase_document')
  await sql`
    create table chase_message (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      chase_id uuid not null,
      kind text not null check (kind in ('request', 'reminder')),
      to_address text not null,
      subject text not null,
      body text not null,
      document_ids uuid[] not null,
      asked_by_name text not null,
      asked_at timestamptz not null,
      mail_state text not null default 'queued' check (mail_state in ('queued', 'sent', 'not-needed')),
      sent_at timestamptz,
      primary key (tenant_id, id),
      foreign key (tenant_id, chase_id) references chase (tenant_id, id)
    )`.execute(db)
  await sql`comment on column chase_message.mail_state is 'not-needed: everything had come before it went out'`.execute(
    db,
  )
  await isolateByTenant(db, 'chase_message', { update: ['mail_state', 'sent_at'] })
  await sql`create index on chase_message (tenant_id, chase_id, asked_at)`.execute(db)
  await sql`create index chase_message_queued on chase_message (asked_at) where mail_state = 'queued'`.execute(db)
  const queued = ['tenant_id', 'id', 'mail_state', 'asked_at']
  await openToSystem(db, 'chase_message', { select: queued, where: `mail_state = 'queued'` })
}
