import { type Kysely, sql } from 'kysely'
import { isolateByTenant } from '../isolation.ts'

/** What came from suppliers, and what came from files. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table received_warranty (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      supplier_id uuid not null,
      number text not null,
      document_date date not null,
      edition text not null,
      currency text,
      amount_minor bigint,
      file_sha256 text,
      note text,
      recorded_by uuid,
      recorded_by_name text not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, id),
      unique (tenant_id, supplier_id, number),
      foreign key (tenant_id, supplier_id) references counterparty (tenant_id, id)
    )`.execute(db)
  await isolateByTenant(db, 'received_warranty')
  await sql`create index on received_warranty (tenant_id, document_date desc, id desc)`.execute(db)
  await sql`
    create table received_warranty_carats (
      tenant_id uuid not null references company (tenant_id),
      received_warranty_id uuid not null,
      goods_class text not null,
      carats numeric(12, 3) not null check (carats > 0),
      primary key (tenant_id, received_warranty_id, goods_class),
      foreign key (tenant_id, received_warranty_id) references received_warranty (tenant_id, id)
    )`.execute(db)
  await isolateByTenant(db, 'received_warranty_carats')

  await sql`
    create table import (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      kind text not null check (kind in ('invoices')),
      file_name text not null,
      file_sha256 text not null,
      row_count integer not null,
      error_count integer not null,
      report jsonb not null,
      status text not null check (status in ('refused', 'checked', 'applied')),
      created_by uuid,
      created_by_name text not null,
      created_at timestamptz not null,
      applied_at timestamptz,
      primary key (tenant_id, id)
    )`.execute(db)
  await isolateByTenant(db, 'import', { update: ['status', 'applied_at', 'report'] })
}
