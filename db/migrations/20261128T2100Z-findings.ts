import { type Kysely, sql } from 'kysely'
import { isolateByTenant, openToSystem } from '../isolation.ts'

/** What an auditor found, what the company answered, and how it ended. What was found is frozen from the first minute. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit_finding (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      engagement_id uuid not null,
      seq integer not null check (seq > 0),
      severity text not null check (severity in ('critical', 'major', 'minor', 'observation')),
      title text not null,
      found text not null,
      criterion text not null,
      subject_kind text,
      subject_id uuid,
      subject_number text,
      sample_item_id uuid,
      raised_by uuid,
      raised_by_name text not null,
      raised_at timestamptz not null,
      answer_by date not null,
      state text not null default 'open' check (state in ('open', 'answered', 'sent-back', 'closed')),
      response text check (response in ('agree', 'partly', 'disagree')),
      response_text text,
      corrective_action text,
      due_on date,
      responsible text,
      answered_by_name text,
      answered_at timestamptz,
      closed_by_name text,
      closed_at timestamptz,
      close_reason text,
      primary key (tenant_id, id),
      unique (tenant_id, engagement_id, seq),
      foreign key (tenant_id, engagement_id) references engagement (tenant_id, id),
      check (num_nulls(subject_kind, subject_id, subject_number) in (0, 3)),
      check (num_nulls(response, response_text, answered_by_name, answered_at) in (0, 4)),
      check (num_nulls(corrective_action, due_on, responsible) in (0, 3)),
      check ((state = 'closed') = (closed_at is not null)),
      check (num_nulls(closed_by_name, closed_at, close_reason) in (0, 3))
    )`.execute(db)
  await sql`comment on column audit_finding.sample_item_id is 'the item of a sample that it was found at; null when it was found elsewhere'`.execute(
    db,
  )
  const answer = ['response', 'response_text', 'corrective_action', 'due_on', 'responsible', 'answered_by_name']
  const rest = ['answered_at', 'answer_by', 'state', 'closed_by_name', 'closed_at', 'close_reason']
  await isolateByTenant(db, 'audit_finding', { update: [...answer, ...rest] })
  await steps(db)
}

async function steps(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit_finding_step (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      finding_id uuid not null,
      what text not null check (what in ('raised', 'answered', 'sent-back', 'closed')),
      by_name text not null,
      at timestamptz not null,
      details jsonb not null,
      mail_state text not null default 'queued' check (mail_state in ('queued', 'sent')),
      primary key (tenant_id, id),
      foreign key (tenant_id, finding_id) references audit_finding (tenant_id, id)
    )`.execute(db)
  await sql`comment on column audit_finding_step.mail_state is 'whether the other side has been told'`.execute(db)
  await isolateByTenant(db, 'audit_finding_step', { update: ['mail_state'] })
  await sql`create index on audit_finding_step (tenant_id, finding_id, id)`.execute(db)
  await sql`create index audit_finding_step_queued on audit_finding_step (at) where mail_state = 'queued'`.execute(db)
  const queued = ['tenant_id', 'id', 'mail_state', 'at']
  await openToSystem(db, 'audit_finding_step', { select: queued, where: `mail_state = 'queued'` })
}
