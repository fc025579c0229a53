import { type Kysely, sql } from 'kysely'
import { isolateByTenant, openToSystem } from '../isolation.ts'

/**
 * Sanctions with due process: what a member is told and asked, its answer, and what another person decided on it. The
 * association writes its parts and the company its own, by column; that nobody decides on his own notice, and nobody
 * before the answer or its day, is also the table's.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await states(db)
  await sanctions(db)
  await messages(db)
  await papers(db)
  // When a member's packs were due and released, and nothing of what is in them.
  await sql`grant select (scheme, label, period_from, period_to, release_due_on, released_at) on audit_pack to briefke_system`.execute(
    db,
  )
}

async function states(db: Kysely<unknown>): Promise<void> {
  for (const [table, column] of [
    ['company', 'state'],
    ['company_state_change', 'to_state'],
  ] as const)
    await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(`${table}_${column}_check`)},
      add constraint ${sql.ref(`${table}_${column}_check`)} check (${sql.ref(column)} in ('applied', 'verified', 'active', 'suspended', 'expelled'))`.execute(
      db,
    )
}

const NOTICE = ['tenant_id', 'id', 'proposes', 'ground', 'facts', 'answer_by', 'at_once']
const BY_COMPANY = [
  'answer',
  'answer_files',
  'answered_by_name',
  'answered_at',
  'appeal',
  'appealed_by_name',
  'appealed_at',
]
const BY_ASSOCIATION = [
  ...['held_at', 'confirmed_by', 'confirmed_by_name', 'confirmed_at', 'released_at'],
  ...[
    'decision',
    'reasons',
    'effective_from',
    'effective_to',
    'is_public',
    'decided_by',
    'decided_by_name',
    'decided_at',
  ],
  ...['applied_at', 'ended_at', 'lift_reason', 'lifted_by', 'lifted_by_name', 'lifted_at'],
]

async function sanctions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table sanction (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      proposes text not null check (proposes in ('warn', 'suspend', 'expel')),
      ground text not null,
      facts text not null,
      answer_by date not null,
      at_once text,
      noticed_by uuid not null references app_user (id),
      noticed_by_name text not null,
      noticed_at timestamptz not null,
      held_at timestamptz,
      confirmed_by uuid references app_user (id),
      confirmed_by_name text,
      confirmed_at timestamptz,
      released_at timestamptz,
      answer text,
      answer_files jsonb not null default '[]',
      answered_by_name text,
      answered_at timestamptz,
      decision text check (decision in ('none', 'warn', 'suspend', 'expel')),
      reasons text,
      effective_from date,
      effective_to date,
      is_public boolean not null default false,
      decided_by uuid references app_user (id),
      decided_by_name text,
      decided_at timestamptz,
      applied_at timestamptz,
      ended_at timestamptz,
      appeal text,
      appealed_by_name text,
      appealed_at timestamptz,
      lift_reason text,
      lifted_by uuid references app_user (id),
      lifted_by_name text,
      lifted_at timestamptz,
      primary key (tenant_id, id),
      constraint confirmed_by_another check (confirmed_by <> noticed_by),
      constraint decided_by_another check (decided_by <> noticed_by),
      constraint decided_after_answer check (decided_at is null or answered_at is not null or (decided_at at time zone 'UTC')::date > answer_by),
      constraint decided_whole check ((decided_at is null) = (decision is null) and (decided_at is null) = (reasons is null)),
      constraint takes_effect check (effective_from is not null or decision is null or decision not in ('suspend', 'expel')),
      constraint ends_after_beginning check (effective_to is null or effective_to >= effective_from)
    )`.execute(db)
  await sql`comment on column sanction.at_once is 'why the company is suspended before it has answered; another person confirms that or it ends'`.execute(
    db,
  )
  await sql`comment on column sanction.is_public is 'whether the decision says that it is published: name, decision and days'`.execute(
    db,
  )
  await isolateByTenant(db, 'sanction', { update: BY_COMPANY })
  await sql`revoke insert on sanction from briefke_app`.execute(db)
  const noticed = ['noticed_by', 'noticed_by_name', 'noticed_at']
  await openToSystem(db, 'sanction', {
    select: [...NOTICE, ...noticed, ...BY_ASSOCIATION, ...BY_COMPANY],
    insert: [...NOTICE, ...noticed, 'held_at'],
    update: BY_ASSOCIATION,
  })
  await sql`create index on sanction (noticed_at, id)`.execute(db)
}

async function messages(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table sanction_message (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      sanction_id uuid not null,
      what text not null check (what in ('notice', 'suspended-at-once', 'confirmed', 'decided', 'took-effect', 'lifted', 'withdrawn', 'lapsed', 'ended')),
      by_name text not null,
      happened_at timestamptz not null,
      logged_at timestamptz,
      mailed_at timestamptz,
      primary key (tenant_id, id),
      foreign key (tenant_id, sanction_id) references sanction (tenant_id, id)
    )`.execute(db)
  await isolateByTenant(db, 'sanction_message', { update: ['logged_at', 'mailed_at'] })
  await sql`revoke insert on sanction_message from briefke_app`.execute(db)
  const told = ['tenant_id', 'id', 'sanction_id', 'what', 'by_name', 'happened_at']
  await openToSystem(db, 'sanction_message', { select: [...told, 'mailed_at'], insert: told })
  await sql`create index sanction_message_queued on sanction_message (happened_at) where mailed_at is null`.execute(db)
}

/** The papers of an answer are the association's to read. */
async function papers(db: Kysely<unknown>): Promise<void> {
  await sql`alter table stored_file drop constraint stored_file_purpose_check, add constraint stored_file_purpose_check check (purpose in
    ('registration-evidence', 'counterparty-evidence', 'received-document', 'inbox-item', 'kp-certificate', 'ledger-evidence', 'sanction-answer', 'import', 'document', 'audit-pack'))`.execute(
    db,
  )
  await sql`alter policy system_select on stored_file using (purpose in ('registration-evidence', 'sanction-answer'))`.execute(
    db,
  )
}
