import { type Kysely, sql } from 'kysely'
import { isolateByTenant, openToSystem } from '../isolation.ts'

/**
 * What is wrong with the trade's records, and whose it is to mend. Triggers note what has to be judged again in the
 * transaction that changes it, by rows that nobody else waits for; the worker judges them after the commit.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await settings(db)
  await exceptions(db)
  await due(db)
  await blocks(db)
  await notes(db)
}

async function settings(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table trade_setting (
      tenant_id uuid not null references company (tenant_id),
      memo_open_days integer not null check (memo_open_days between 1 and 3650),
      late_entry_days integer not null check (late_entry_days between 0 and 3650),
      carat_tolerance_bp integer not null check (carat_tolerance_bp between 0 and 10000),
      yield_from_percent integer not null check (yield_from_percent between 0 and 100),
      yield_to_percent integer not null check (yield_to_percent between yield_from_percent and 100),
      changed_by_name text not null,
      changed_at timestamptz not null,
      primary key (tenant_id)
    )`.execute(db)
  await isolateByTenant(db, 'trade_setting', {
    update: [
      'memo_open_days',
      'late_entry_days',
      'carat_tolerance_bp',
      'yield_from_percent',
      'yield_to_percent',
      'changed_by_name',
      'changed_at',
    ],
  })
}

async function exceptions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table exception (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      rule text not null,
      scope_kind text not null check (scope_kind in ('issued', 'received', 'certificate', 'balance', 'processing')),
      scope_id text not null,
      about text not null,
      subject text not null,
      subject_day date not null,
      severity text not null check (severity in ('block', 'warn', 'info')),
      sentence text not null,
      mend text not null,
      figures jsonb not null,
      state text not null default 'open' check (state in ('open', 'closed', 'waived')),
      owner_role text not null check (owner_role in ('owner', 'compliance', 'dealer')),
      owner_id uuid,
      owner_name text,
      due_on date not null,
      corrective_action text,
      opened_at timestamptz not null,
      closed_at timestamptz,
      waived_at timestamptz,
      waived_by_name text,
      waive_reason text,
      primary key (tenant_id, id),
      unique (tenant_id, scope_kind, scope_id, rule, about),
      check ((state = 'closed') = (closed_at is not null)),
      check ((state = 'waived') = (waived_at is not null and waived_by_name is not null and waive_reason is not null))
    )`.execute(db)
  await sql`comment on column exception.scope_id is 'the document, certificate, class or run that was judged: an id, or what the scope is called'`.execute(
    db,
  )
  await sql`comment on column exception.subject_day is 'the day of what it is about: an auditor sees those of his period'`.execute(
    db,
  )
  await isolateByTenant(db, 'exception', {
    update: [
      'subject',
      'subject_day',
      'severity',
      'sentence',
      'mend',
      'figures',
      'state',
      'owner_id',
      'owner_name',
      'due_on',
      'corrective_action',
      'opened_at',
      'closed_at',
      'waived_at',
      'waived_by_name',
      'waive_reason',
    ],
  })
  await sql`create index exception_open on exception (tenant_id, due_on, id) where state = 'open'`.execute(db)
  await sql`create index on exception (tenant_id, rule, due_on, id)`.execute(db)
  await sql`create index on exception (tenant_id, subject_day, id)`.execute(db)
  await sql`
    create table exception_event (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      exception_id uuid not null,
      what text not null check (what in ('opened', 'changed', 'closed', 'reopened', 'assigned', 'noted', 'waived', 'waiver-ended')),
      by_name text not null,
      happened_at timestamptz not null,
      details jsonb not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, exception_id) references exception (tenant_id, id)
    )`.execute(db)
  await isolateByTenant(db, 'exception_event')
  await sql`create index on exception_event (tenant_id, exception_id, id)`.execute(db)
}

async function due(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table exception_due (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null default gen_random_uuid(),
      scope_kind text not null,
      scope_id text not null,
      due_at timestamptz not null default '-infinity',
      primary key (tenant_id, id)
    )`.execute(db)
  await sql`comment on column exception_due.due_at is 'when to judge: at once, or on the day on which time alone changes it'`.execute(
    db,
  )
  await isolateByTenant(db, 'exception_due', { remove: true })
  await openToSystem(db, 'exception_due', {
    select: ['tenant_id', 'due_at'],
    insert: ['tenant_id', 'scope_kind', 'scope_id'],
  })
  await sql`create index on exception_due (tenant_id, due_at)`.execute(db)
  await sql`create index on exception_due (tenant_id, scope_kind, scope_id)`.execute(db)
}

/** A company refuses a partner from a day on, and says why. */
async function blocks(db: Kysely<unknown>): Promise<void> {
  await sql`alter table counterparty add column blocked_from date, add column blocked_reason text, add column blocked_by_name text,
    add check ((blocked_from is null) = (blocked_reason is null))`.execute(db)
  await sql`grant update (blocked_from, blocked_reason, blocked_by_name) on counterparty to briefke_app`.execute(db)
}

/** A number as it is compared: letters and digits in capitals. */
const reads = (column: string) => `upper(regexp_replace(${column}, '[^[:alnum:]]', '', 'g'))`

async function notes(db: Kysely<unknown>): Promise<void> {
  await sql`create index received_document_reads on received_document (tenant_id, counterparty_id, document_type, ${sql.raw(reads('number'))})
    where status = 'recorded'`.execute(db)
  await note(db, 'note_issued', {
    // Itself, what it takes back, what else takes that back, and neighbours that missed a number.
    body: `
      select c.tenant_id, 'issued', c.id::text from changed c
      union select c.tenant_id, 'issued', c.original_id::text from changed c where c.original_id is not null
      union select c.tenant_id, 'received', c.original_received_id::text from changed c where c.original_received_id is not null
      union select c.tenant_id, 'issued', d.id::text from changed c join trade_document d
        on d.tenant_id = c.tenant_id and d.original_id = c.original_id and d.id <> c.id
      union select c.tenant_id, 'issued', d.id::text from changed c join trade_document d
        on d.tenant_id = c.tenant_id and d.original_received_id = c.original_received_id and d.id <> c.id
      union select c.tenant_id, 'issued', d.id::text from changed c join trade_document d
        on d.tenant_id = c.tenant_id and d.document_type = c.document_type and d.sequence in (c.sequence - 1, c.sequence + 1)
        where exists (select from exception e where e.tenant_id = d.tenant_id and e.scope_kind = 'issued' and e.scope_id = d.id::text
          and e.rule = 'E15' and e.state <> 'closed')`,
    on: ['trade_document'],
  })
  await note(db, 'note_received', {
    body: `
      select c.tenant_id, 'received', c.id::text from changed c
      union select c.tenant_id, 'received', c.original_id::text from changed c where c.original_id is not null
      union select c.tenant_id, 'issued', c.original_issued_id::text from changed c where c.original_issued_id is not null
      union select c.tenant_id, 'received', d.id::text from changed c join received_document d
        on d.tenant_id = c.tenant_id and d.original_id = c.original_id and d.id <> c.id
      union select c.tenant_id, 'received', d.id::text from changed c join received_document d
        on d.tenant_id = c.tenant_id and d.original_issued_id = c.original_issued_id and d.id <> c.id
      union select c.tenant_id, 'received', d.id::text from changed c join received_document d
        on d.tenant_id = c.tenant_id and d.counterparty_id = c.counterparty_id and d.document_type = c.document_type
        and d.status = 'recorded' and ${reads('d.number')} = ${reads('c.number')} and d.id <> c.id`,
    on: ['received_document'],
  })
  await note(db, 'note_issued_part', {
    body: `select distinct c.tenant_id, 'issued', c.document_id::text from changed c`,
    on: ['trade_document_line', 'warranty'],
    only: 'update',
  })
  await note(db, 'note_received_part', {
    body: `select distinct c.tenant_id, 'received', c.document_id::text from changed c`,
    on: ['received_document_line'],
    only: 'update',
  })
  await note(db, 'note_received_statement', {
    body: `select distinct c.tenant_id, 'received', c.document_id::text from changed c`,
    on: ['received_statement'],
  })
  await note(db, 'note_print', {
    // A print that came as it should mends only what was found missing.
    body: `select distinct c.tenant_id, 'issued', c.trade_document_id::text from changed c where c.status = 'failed'
        or exists (select from exception e where e.tenant_id = c.tenant_id and e.scope_kind = 'issued'
          and e.scope_id = c.trade_document_id::text and e.rule = 'E21' and e.state <> 'closed')`,
    on: ['document'],
    only: 'update',
  })
  await partners(db)
  await stock(db)
}

async function partners(db: Kysely<unknown>): Promise<void> {
  await note(db, 'note_partner_check', {
    // A look that found something mends what was open; one that found nothing speaks of the time since.
    body: `
      select c.tenant_id, 'received', e.scope_id from changed c
        join received_document d on d.tenant_id = c.tenant_id and d.counterparty_id = c.counterparty_id
        join exception e on e.tenant_id = d.tenant_id and e.scope_kind = 'received' and e.scope_id = d.id::text
          and e.rule = 'E07' and e.state <> 'closed'
      union select c.tenant_id, 'received', d.id::text from changed c
        join received_document d on d.tenant_id = c.tenant_id and d.counterparty_id = c.counterparty_id
          and d.document_date >= coalesce(c.checked_on, c.valid_from)`,
    on: ['counterparty_registration'],
    only: 'insert',
  })
  await sql`create function note_partner() returns trigger language plpgsql ${BY_INDEX} as $$
    begin
      insert into exception_due (tenant_id, scope_kind, scope_id)
        select n.tenant_id, 'received', d.id::text from changed n join earlier o on o.tenant_id = n.tenant_id and o.id = n.id
          join received_document d on d.tenant_id = n.tenant_id and d.counterparty_id = n.id
        where n.country <> o.country or (n.blocked_from is distinct from o.blocked_from
          and d.document_date >= least(n.blocked_from, o.blocked_from));
      return null;
    end $$`.execute(db)
  await sql`create trigger note_partner after update on counterparty referencing old table as earlier new table as changed
    for each statement execute function note_partner()`.execute(db)
  await note(db, 'note_registration', {
    // The association records it and sees no exception: what it mends is looked up when it is judged.
    body: `select distinct c.tenant_id, 'registration', c.scheme from changed c`,
    on: ['registration'],
    only: 'insert',
  })
}

async function stock(db: Kysely<unknown>): Promise<void> {
  await note(db, 'note_balance', {
    body: `select distinct c.tenant_id, 'balance', c.scheme || '/' || c.goods_class from changed c`,
    on: ['ledger_entry'],
    only: 'insert',
  })
  await note(db, 'note_processing', {
    body: `select c.tenant_id, 'processing', c.id::text from changed c`,
    on: ['processing'],
  })
}

type Note = { readonly body: string; readonly on: readonly string[]; readonly only?: 'insert' | 'update' }

// A plan that was made for an import of thousands must not be kept for the one document that follows on the connection.
const BY_INDEX = sql.raw('set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off')

/** A function that notes scopes, and after which statements on which tables it does. */
async function note(db: Kysely<unknown>, name: string, { body, on, only }: Note): Promise<void> {
  await sql`create function ${sql.raw(name)}() returns trigger language plpgsql ${BY_INDEX} as $$
    begin
      insert into exception_due (tenant_id, scope_kind, scope_id) ${sql.raw(body)};
      return null;
    end $$`.execute(db)
  for (const table of on)
    for (const when of only ? [only] : ['insert', 'update'])
      await sql`create trigger ${sql.ref(`${name}_${when}`)} after ${sql.raw(when)} on ${sql.table(table)}
        referencing new table as changed for each statement execute function ${sql.raw(name)}()`.execute(db)
}
