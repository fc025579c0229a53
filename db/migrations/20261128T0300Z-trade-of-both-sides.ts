import { type Kysely, sql } from 'kysely'
import { isolateByTenant, withoutWall } from '../isolation.ts'

const TYPES = sql`('invoice', 'memo', 'memo-return', 'credit-note', 'debit-note')`

/**
 * Every document of the trade on both sides: what a company issues and what it receives have the same types and the
 * same kind of lines, and a line may say which line of an earlier document it takes back.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['number_series', 'trade_document_draft', 'trade_document']) {
    const name = sql.ref(`${table}_document_type_check`)
    await sql`alter table ${sql.table(table)} drop constraint ${name},
      add constraint ${name} check (document_type in ${TYPES})`.execute(db)
  }
  await receivedDocuments(db)
  await sql`alter table trade_document add column original_received_id uuid,
    add foreign key (tenant_id, original_received_id) references received_document (tenant_id, id),
    add check (original_id is null or original_received_id is null)`.execute(db)
  await sql`alter table trade_document_line add column original_position integer`.execute(db)
  await sql`create index on trade_document (tenant_id, original_id) where original_id is not null`.execute(db)
  await sql`create index on trade_document (tenant_id, original_received_id) where original_received_id is not null`.execute(
    db,
  )
  await takeOver(db)
}

async function receivedDocuments(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table received_document (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      document_type text not null check (document_type in ${TYPES}),
      number text not null,
      document_date date not null,
      counterparty_id uuid not null,
      counterparty_name text not null,
      original_id uuid,
      original_issued_id uuid,
      unit text not null,
      currency text,
      line_count integer not null,
      total_pieces integer not null,
      total_carats numeric(14, 3) not null,
      total_minor bigint,
      note text,
      file_sha256 text,
      source text not null check (source in ('typed', 'import', 'inbox', 'platform')),
      import_id uuid,
      recorded_by uuid,
      recorded_by_name text not null,
      recorded_at timestamptz not null,
      status text not null default 'recorded' check (status in ('recorded', 'withdrawn')),
      withdrawn_at timestamptz,
      withdrawn_by_name text,
      withdraw_reason text,
      primary key (tenant_id, id),
      foreign key (tenant_id, counterparty_id) references counterparty (tenant_id, id),
      foreign key (tenant_id, original_id) references received_document (tenant_id, id),
      foreign key (tenant_id, original_issued_id) references trade_document (tenant_id, id),
      check (original_id is null or original_issued_id is null),
      check ((total_minor is null) = (currency is null)),
      check ((status = 'withdrawn') = (withdrawn_at is not null and withdraw_reason is not null))
    )`.execute(db)
  await isolateByTenant(db, 'received_document', {
    update: ['status', 'withdrawn_at', 'withdrawn_by_name', 'withdraw_reason'],
  })
  // A withdrawn entry keeps its number and leaves it free for the entry that is right.
  await sql`create unique index received_document_number on received_document (tenant_id, counterparty_id, document_type, number)
    where status = 'recorded'`.execute(db)
  await sql`create index on received_document (tenant_id, document_date desc, id desc)`.execute(db)
  await sql`create index on received_document (tenant_id, counterparty_id, document_date desc)`.execute(db)
  await sql`create index on received_document (tenant_id, original_id) where original_id is not null`.execute(db)
  await sql`create index on received_document (tenant_id, original_issued_id) where original_issued_id is not null`.execute(
    db,
  )
  await sql`
    create table received_document_line (
      tenant_id uuid not null references company (tenant_id),
      document_id uuid not null,
      position integer not null check (position between 1 and 10000),
      goods_class text not null,
      description text not null,
      pieces integer,
      carats numeric(12, 3) not null check (carats > 0),
      amount_minor bigint,
      hs_code text,
      country_of_origin text,
      country_of_mining text,
      largest_stone_carats numeric(12, 3),
      report_number text,
      kp_certificate text,
      treatment text,
      original_position integer,
      primary key (tenant_id, document_id, position),
      foreign key (tenant_id, document_id) references received_document (tenant_id, id)
    )`.execute(db)
  await isolateByTenant(db, 'received_document_line')
  await sql`
    create table received_statement (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      document_id uuid not null,
      scheme text not null,
      edition text not null,
      text text,
      line_positions integer[] not null,
      accepted_positions integer[] not null,
      received_on date not null,
      file_sha256 text,
      note text,
      recorded_by uuid,
      recorded_by_name text not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, document_id) references received_document (tenant_id, id),
      check (accepted_positions <@ line_positions)
    )`.execute(db)
  await sql`comment on column received_statement.accepted_positions is 'lines whose goods the edition covered on the document''s date, judged when it was recorded'`.execute(
    db,
  )
  await isolateByTenant(db, 'received_statement')
  await sql`create index on received_statement (tenant_id, document_id)`.execute(db)
}

/** The register of received warranties becomes a register of documents: a line for every goods class, a statement for its edition. */
async function takeOver(db: Kysely<unknown>): Promise<void> {
  const tables = ['received_document', 'received_document_line', 'received_statement', 'received_warranty']
  const all = [...tables, 'received_warranty_carats', 'counterparty', 'stored_file', 'event']
  await withoutWall(db, all, async () => {
    await sql`insert into received_document (tenant_id, id, document_type, number, document_date, counterparty_id, counterparty_name, unit,
        currency, line_count, total_pieces, total_carats, total_minor, note, file_sha256, source, recorded_by, recorded_by_name, recorded_at)
      select r.tenant_id, r.id, 'invoice', r.number, r.document_date, r.supplier_id, c.name, 'ct',
        case when r.amount_minor is null then null else r.currency end, k.lines, 0, k.carats,
        case when r.currency is null then null else r.amount_minor end, r.note, r.file_sha256, 'typed', r.recorded_by, r.recorded_by_name, r.recorded_at
      from received_warranty r join counterparty c on c.tenant_id = r.tenant_id and c.id = r.supplier_id
      cross join lateral (select count(*)::int as lines, coalesce(sum(carats), 0) as carats from received_warranty_carats k
        where k.tenant_id = r.tenant_id and k.received_warranty_id = r.id) k`.execute(db)
    await sql`insert into received_document_line (tenant_id, document_id, position, goods_class, description, carats)
      select tenant_id, received_warranty_id, row_number() over (partition by tenant_id, received_warranty_id order by goods_class), goods_class, goods_class, carats
      from received_warranty_carats`.execute(db)
    await sql`insert into received_statement (tenant_id, id, document_id, scheme, edition, line_positions, accepted_positions, received_on,
        recorded_by, recorded_by_name, recorded_at)
      select r.tenant_id, gen_random_uuid(), r.id, coalesce((select s.scheme from statement s where s.edition = r.edition limit 1), ''), r.edition,
        array(select position from received_document_line l where l.tenant_id = r.tenant_id and l.document_id = r.id order by 1),
        array(select position from received_document_line l where l.tenant_id = r.tenant_id and l.document_id = r.id and exists (
          select from statement s, jsonb_to_recordset(s.content -> 'goods' -> l.goods_class -> 'accept') as w("from" date, until date)
          where s.edition = r.edition and s.content ->> 'kind' = 'warranty' and r.document_date >= w."from" and (w.until is null or r.document_date < w.until)) order by 1),
        r.document_date, r.recorded_by, r.recorded_by_name, r.recorded_at
      from received_warranty r where r.edition <> 'none'`.execute(db)
    await sql`alter table stored_file drop constraint stored_file_purpose_check`.execute(db)
    await sql`update stored_file set purpose = 'received-document' where purpose = 'received-warranty'`.execute(db)
    await sql`alter table stored_file add constraint stored_file_purpose_check check (purpose in ('registration-evidence', 'counterparty-evidence',
      'received-document', 'inbox-item', 'kp-certificate', 'ledger-evidence', 'import', 'document', 'audit-pack'))`.execute(
      db,
    )
    await sql`update event set object_kind = 'received-document' where object_kind = 'received-warranty'`.execute(db)
  })
  await sql`drop table received_warranty_carats, received_warranty`.execute(db)
}
