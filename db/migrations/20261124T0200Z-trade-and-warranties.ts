import { type Kysely, sql } from 'kysely'
import { isolateByTenant, openToSystem } from '../isolation.ts'

/**
 * A draft is working material and may change; what is issued is written once, into tables whose columns the
 * runtime role cannot update. That is why they are two tables: frozen is a grant, not a promise.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table scheme (
      key text primary key,
      version text not null,
      name text not null,
      content_hash text not null,
      loaded_at timestamptz not null default now()
    )`.execute(db)
  await sql`
    create table statement (
      scheme text not null references scheme (key),
      key text not null,
      edition text not null,
      version integer not null,
      content jsonb not null,
      content_hash text not null,
      loaded_at timestamptz not null default now(),
      primary key (scheme, key, version)
    )`.execute(db)
  await sql`grant select on scheme, statement to briefke_app, briefke_system`.execute(db)

  await sql`
    create table counterparty (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      name text not null,
      roles text[] not null,
      country text not null check (country ~ '^[A-Z]{2}$'),
      address text not null default '',
      tax_number text,
      email text,
      sow_number text,
      sow_checked_on date,
      sow_valid_to date,
      archived_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (tenant_id, id)
    )`.execute(db)
  await isolateByTenant(db, 'counterparty', {
    update: [
      'name',
      'roles',
      'country',
      'address',
      'tax_number',
      'email',
      'sow_number',
      'sow_checked_on',
      'sow_valid_to',
      'archived_at',
      'updated_at',
    ],
  })
  await sql`create index on counterparty (tenant_id, lower(name), id)`.execute(db)

  await sql`
    create table number_series (
      tenant_id uuid not null references company (tenant_id),
      document_type text not null check (document_type in ('invoice', 'memo', 'credit-note')),
      prefix text not null,
      next_number bigint not null check (next_number > 0),
      width integer not null default 5 check (width between 1 and 9),
      primary key (tenant_id, document_type)
    )`.execute(db)
  await isolateByTenant(db, 'number_series', { update: ['next_number', 'prefix'] })

  await sql`
    create table trade_document_draft (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      document_type text not null check (document_type in ('invoice', 'memo', 'credit-note')),
      document_date date not null,
      counterparty_id uuid not null,
      currency text not null,
      content jsonb not null,
      line_count integer not null,
      total_carats numeric(14, 3) not null,
      total_minor bigint not null,
      revision integer not null default 1,
      import_id uuid,
      reference text,
      created_by uuid,
      created_by_name text not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, counterparty_id) references counterparty (tenant_id, id)
    )`.execute(db)
  await isolateByTenant(db, 'trade_document_draft', {
    update: [
      'document_date',
      'counterparty_id',
      'currency',
      'content',
      'line_count',
      'total_carats',
      'total_minor',
      'revision',
      'reference',
      'updated_at',
    ],
    remove: true,
  })
  await sql`create index on trade_document_draft (tenant_id, updated_at desc, id desc)`.execute(db)
  await sql`create index on trade_document_draft (tenant_id, import_id)`.execute(db)

  await sql`
    create table trade_document (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      document_type text not null check (document_type in ('invoice', 'memo', 'credit-note')),
      number text not null,
      sequence bigint not null,
      document_date date not null,
      counterparty_id uuid not null,
      counterparty_name text not null,
      original_id uuid,
      currency text not null,
      header jsonb not null,
      line_count integer not null,
      total_pieces integer not null,
      total_carats numeric(14, 3) not null,
      total_minor bigint not null,
      issued_by uuid,
      issued_by_name text not null,
      issued_at timestamptz not null,
      status text not null default 'issued' check (status in ('issued', 'voided', 'superseded')),
      voided_at timestamptz,
      voided_by_name text,
      void_reason text,
      superseded_by uuid,
      primary key (tenant_id, id),
      unique (tenant_id, document_type, sequence),
      unique (tenant_id, document_type, number),
      foreign key (tenant_id, counterparty_id) references counterparty (tenant_id, id),
      foreign key (tenant_id, original_id) references trade_document (tenant_id, id),
      foreign key (tenant_id, superseded_by) references trade_document (tenant_id, id),
      check ((status = 'voided') = (voided_at is not null and void_reason is not null))
    )`.execute(db)
  await isolateByTenant(db, 'trade_document', {
    update: ['status', 'voided_at', 'voided_by_name', 'void_reason', 'superseded_by'],
  })
  await sql`create index on trade_document (tenant_id, document_date desc, id desc)`.execute(db)
  await sql`create index on trade_document (tenant_id, counterparty_id, document_date desc)`.execute(db)
  await openToSystem(db, 'trade_document', {
    select: [
      'tenant_id',
      'id',
      'document_type',
      'number',
      'document_date',
      'total_carats',
      'status',
      'issued_at',
      'voided_at',
      'superseded_by',
    ],
  })

  await sql`
    create table trade_document_line (
      tenant_id uuid not null references company (tenant_id),
      document_id uuid not null,
      position integer not null check (position between 1 and 10000),
      goods_class text not null,
      description text not null,
      pieces integer,
      carats numeric(12, 3) not null check (carats > 0),
      price_per_carat_minor bigint,
      amount_minor bigint not null,
      hs_code text,
      country_of_origin text,
      country_of_mining text,
      largest_stone_carats numeric(12, 3),
      report_number text,
      primary key (tenant_id, document_id, position),
      foreign key (tenant_id, document_id) references trade_document (tenant_id, id)
    )`.execute(db)
  await isolateByTenant(db, 'trade_document_line')

  await sql`
    create table warranty (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      document_id uuid not null,
      scheme text not null,
      statement_key text not null,
      statement_version integer not null,
      edition text not null,
      text text not null,
      text_hash text not null,
      tokens jsonb not null,
      line_positions integer[] not null,
      registration_number text,
      primary key (tenant_id, id),
      unique (tenant_id, document_id, statement_key),
      foreign key (tenant_id, document_id) references trade_document (tenant_id, id),
      foreign key (scheme, statement_key, statement_version) references statement (scheme, key, version)
    )`.execute(db)
  await isolateByTenant(db, 'warranty')
  await openToSystem(db, 'warranty', {
    select: [
      'tenant_id',
      'document_id',
      'scheme',
      'statement_key',
      'statement_version',
      'edition',
      'text',
      'line_positions',
    ],
  })

  await sql`
    create table verification_code (
      tenant_id uuid not null references company (tenant_id),
      document_id uuid not null,
      code_hash text not null,
      revoked_at timestamptz,
      revoked_by_name text,
      primary key (tenant_id, document_id),
      foreign key (tenant_id, document_id) references trade_document (tenant_id, id)
    )`.execute(db)
  await isolateByTenant(db, 'verification_code', { update: ['revoked_at', 'revoked_by_name'] })
  await openToSystem(db, 'verification_code', { select: ['tenant_id', 'document_id', 'code_hash', 'revoked_at'] })
  await sql`create index on verification_code (code_hash)`.execute(db)

  await sql`
    create table document (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      trade_document_id uuid not null,
      kind text not null check (kind in ('trade-document', 'warranty-statement')),
      paper text not null check (paper in ('A4', 'Letter')),
      status text not null default 'queued' check (status in ('queued', 'rendered', 'failed')),
      requested_at timestamptz not null,
      attempts integer not null default 0,
      failure text,
      template_version text,
      input_sha256 text,
      sandbox text,
      sha256 text,
      bytes bigint,
      pages integer,
      rendered_at timestamptz,
      primary key (tenant_id, id),
      unique (tenant_id, trade_document_id, kind, paper),
      foreign key (tenant_id, trade_document_id) references trade_document (tenant_id, id),
      check ((status = 'rendered') = (sha256 is not null and rendered_at is not null))
    )`.execute(db)
  await isolateByTenant(db, 'document', {
    update: [
      'status',
      'attempts',
      'failure',
      'template_version',
      'input_sha256',
      'sandbox',
      'sha256',
      'bytes',
      'pages',
      'rendered_at',
    ],
  })
  // A rendered document never changes again, whoever asks: grants are by column, so this one is by row.
  await sql`create policy rendered_is_frozen on document as restrictive for update to briefke_app using (status <> 'rendered') with check (true)`.execute(
    db,
  )
  await sql`create index document_queued on document (requested_at) where status = 'queued'`.execute(db)
  await openToSystem(db, 'document', {
    select: ['tenant_id', 'id', 'trade_document_id', 'kind', 'paper', 'status', 'requested_at', 'sha256'],
  })
}
