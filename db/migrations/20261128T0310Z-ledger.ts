import { type Kysely, sql } from 'kysely'
import { askTenantOnce, isolateByTenant, withoutWall } from '../isolation.ts'

/**
 * The warranty ledger: one row for every line that moves goods, written with its document, and the months' sums that
 * a trigger keeps. A closed period takes no row, whoever writes it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table ledger_entry (
      tenant_id uuid not null references company (tenant_id),
      source_id uuid not null,
      position integer not null,
      leg integer not null default 0 check (leg in (0, 1)),
      source_kind text not null check (source_kind in ('issued', 'received', 'processing', 'opening', 'adjustment')),
      scheme text not null,
      goods_class text not null,
      day date not null,
      document_day date not null,
      bucket text not null check (bucket in ('opening', 'received', 'produced', 'returns-in', 'adjustments', 'issued', 'returns-out', 'consumed')),
      carats numeric(14, 3) not null,
      warranted numeric(14, 3) not null,
      abroad boolean,
      value_minor bigint,
      currency text,
      entered_at timestamptz not null default now(),
      primary key (tenant_id, source_id, position, leg)
    )`.execute(db)
  await sql`comment on column ledger_entry.leg is '0 what the line did, 1 what undid it'`.execute(db)
  await sql`comment on column ledger_entry.day is 'the day it counts on: document_day, or the first open day when that was closed'`.execute(
    db,
  )
  await isolateByTenant(db, 'ledger_entry')
  await askTenantOnce(db, 'ledger_entry')
  await sql`create index on ledger_entry (tenant_id, day, goods_class)`.execute(db)
  await sql`
    create table ledger_balance (
      tenant_id uuid not null references company (tenant_id),
      scheme text not null,
      goods_class text not null,
      month date not null,
      bucket text not null,
      carats numeric(16, 3) not null,
      warranted numeric(16, 3) not null,
      primary key (tenant_id, scheme, goods_class, month, bucket)
    )`.execute(db)
  await isolateByTenant(db, 'ledger_balance', { update: ['carats', 'warranted'] })
  await sql`
    create table ledger_period (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      from_day date not null,
      to_day date not null check (to_day >= from_day),
      figures jsonb not null,
      closed_by uuid,
      closed_by_name text not null,
      closed_at timestamptz not null,
      primary key (tenant_id, id),
      unique (tenant_id, to_day)
    )`.execute(db)
  await isolateByTenant(db, 'ledger_period')
  await stockTables(db)
  await sql`alter table company add column forbid_unsupported boolean not null default false`.execute(db)
  await sql`grant update (forbid_unsupported) on company to briefke_app`.execute(db)
  await keepers(db)
  await fill(db)
}

async function stockTables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table opening_stock (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      scheme text not null,
      goods_class text not null,
      day date not null,
      carats numeric(14, 3) not null check (carats > 0),
      warranted numeric(14, 3) not null check (warranted between 0 and carats),
      lot text,
      evidence text not null,
      file_sha256 text,
      declared_by uuid,
      declared_by_name text not null,
      declared_at timestamptz not null,
      primary key (tenant_id, id),
      unique nulls not distinct (tenant_id, scheme, goods_class, lot)
    )`.execute(db)
  await isolateByTenant(db, 'opening_stock')
  await sql`
    create table adjustment (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      scheme text not null,
      goods_class text not null,
      day date not null,
      carats numeric(14, 3) not null,
      warranted numeric(14, 3) not null,
      reason text not null,
      file_sha256 text,
      proposed_by uuid not null,
      proposed_by_name text not null,
      proposed_at timestamptz not null,
      status text not null default 'proposed' check (status in ('proposed', 'approved', 'refused')),
      decided_by uuid,
      decided_by_name text,
      decided_at timestamptz,
      decision_note text,
      primary key (tenant_id, id),
      check (carats <> 0 or warranted <> 0),
      check (decided_by <> proposed_by),
      check ((status = 'proposed') = (decided_by is null))
    )`.execute(db)
  await isolateByTenant(db, 'adjustment', {
    update: ['status', 'decided_by', 'decided_by_name', 'decided_at', 'decision_note'],
  })
  await sql`
    create table processing (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      kind text not null check (kind in ('manufacture', 'mix', 'sort')),
      day date not null,
      carats_in numeric(14, 3) not null,
      carats_out numeric(14, 3) not null,
      note text,
      recorded_by uuid,
      recorded_by_name text not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, id)
    )`.execute(db)
  await isolateByTenant(db, 'processing')
  await sql`create index on processing (tenant_id, day desc, id desc)`.execute(db)
  await sql`
    create table processing_line (
      tenant_id uuid not null references company (tenant_id),
      processing_id uuid not null,
      position integer not null check (position between 1 and 200),
      side text not null check (side in ('in', 'out')),
      lot text,
      scheme text not null,
      goods_class text not null,
      carats numeric(14, 3) not null check (carats > 0),
      warranted numeric(14, 3) not null check (warranted between 0 and carats),
      primary key (tenant_id, processing_id, position),
      foreign key (tenant_id, processing_id) references processing (tenant_id, id)
    )`.execute(db)
  await isolateByTenant(db, 'processing_line')
  await sql`create index on processing_line (tenant_id, lot) where lot is not null`.execute(db)
}

/**
 * After every statement that writes entries: refuses those of a closed period, and adds the rest to their months. The
 * lock is shared among writers and taken alone by whoever closes a period, so neither can pass the other unseen.
 */
async function keepers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function keep_ledger_balance() returns trigger language plpgsql as $$
    begin
      perform pg_advisory_xact_lock_shared(hashtextextended('ledger:' || n.tenant_id, 0)) from (select distinct tenant_id from written) n;
      if exists (select from written w join ledger_period p on p.tenant_id = w.tenant_id and w.day <= p.to_day) then
        raise exception 'the period is closed' using errcode = 'BR001';
      end if;
      insert into ledger_balance as b (tenant_id, scheme, goods_class, month, bucket, carats, warranted)
        select tenant_id, scheme, goods_class, date_trunc('month', day)::date, bucket, sum(carats), sum(warranted)
        from written group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
        on conflict (tenant_id, scheme, goods_class, month, bucket)
        do update set carats = b.carats + excluded.carats, warranted = b.warranted + excluded.warranted;
      return null;
    end $$`.execute(db)
  await sql`create trigger ledger_entry_kept after insert on ledger_entry referencing new table as written
    for each statement execute function keep_ledger_balance()`.execute(db)
}

/** What was issued and received before there was a ledger. */
async function fill(db: Kysely<unknown>): Promise<void> {
  const tables = ['ledger_entry', 'ledger_balance', 'ledger_period', 'company', 'trade_document', 'trade_document_line']
  const all = [
    ...tables,
    'warranty',
    'received_document',
    'received_document_line',
    'received_statement',
    'counterparty',
  ]
  await withoutWall(db, all, async () => {
    await sql`
      with goods as (select s.key as scheme, g ->> 'key' as goods_class from scheme s, jsonb_array_elements(s.content -> 'goods') g)
      insert into ledger_entry (tenant_id, source_id, position, source_kind, scheme, goods_class, day, document_day, bucket, carats, warranted,
        abroad, value_minor, currency, entered_at)
      select d.tenant_id, d.id, l.position, 'issued', g.scheme, l.goods_class, d.document_date, d.document_date,
        case d.document_type when 'credit-note' then 'returns-in' else 'issued' end, l.carats,
        case when exists (select from warranty w where w.tenant_id = d.tenant_id and w.kind = 'warranty'
          and w.document_id = case d.document_type when 'credit-note' then d.original_id else d.id end
          and (d.document_type = 'credit-note' or l.position = any(w.line_positions))) then l.carats else 0 end,
        (select p.country <> c.country from counterparty p where p.tenant_id = d.tenant_id and p.id = d.counterparty_id),
        l.amount_minor, d.currency, d.issued_at
      from trade_document d join company c on c.tenant_id = d.tenant_id
      join trade_document_line l on l.tenant_id = d.tenant_id and l.document_id = d.id
      join goods g on g.goods_class = l.goods_class
      where d.status = 'issued'`.execute(db)
    await sql`
      with goods as (select s.key as scheme, g ->> 'key' as goods_class from scheme s, jsonb_array_elements(s.content -> 'goods') g)
      insert into ledger_entry (tenant_id, source_id, position, source_kind, scheme, goods_class, day, document_day, bucket, carats, warranted,
        abroad, value_minor, currency, entered_at)
      select d.tenant_id, d.id, l.position, 'received', g.scheme, l.goods_class, d.document_date, d.document_date, 'received', l.carats,
        case when exists (select from received_statement s where s.tenant_id = d.tenant_id and s.document_id = d.id
          and l.position = any(s.accepted_positions)) then l.carats else 0 end,
        (select p.country <> c.country from counterparty p where p.tenant_id = d.tenant_id and p.id = d.counterparty_id),
        l.amount_minor, d.currency, d.recorded_at
      from received_document d join company c on c.tenant_id = d.tenant_id
      join received_document_line l on l.tenant_id = d.tenant_id and l.document_id = d.id
      join goods g on g.goods_class = l.goods_class`.execute(db)
  })
}
