import { type Kysely, sql } from 'kysely'
import { isolateByTenant, withoutWall } from '../isolation.ts'

/**
 * Lists of several kinds come in, not invoices alone. A file whose heads are not ours waits until somebody has said
 * which column is which, and what was said is kept for the next file with the same heads.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table import drop constraint import_kind_check`.execute(db)
  await withoutWall(db, ['import'], async () => {
    await sql`update import set kind = 'issued'`.execute(db)
  })
  await sql`alter table import add constraint import_kind_check
    check (kind in ('issued', 'received', 'counterparties', 'certificates', 'opening-stock'))`.execute(db)
  await sql`alter table import drop constraint import_status_check`.execute(db)
  await sql`alter table import add constraint import_status_check
    check (status in ('mapping', 'refused', 'checked', 'applied'))`.execute(db)
  await sql`alter table import add column mapping jsonb`.execute(db)
  await sql`grant update (row_count, error_count, mapping) on import to briefke_app`.execute(db)
  await sql`create index on import (tenant_id, file_sha256)`.execute(db)
  await sql`
    create table import_mapping (
      tenant_id uuid not null references company (tenant_id),
      kind text not null check (kind in ('issued', 'received', 'counterparties', 'certificates', 'opening-stock')),
      heads_sha256 text not null check (heads_sha256 ~ '^[0-9a-f]{64}$'),
      mapping jsonb not null,
      said_by_name text not null,
      said_at timestamptz not null,
      primary key (tenant_id, kind, heads_sha256)
    )`.execute(db)
  await isolateByTenant(db, 'import_mapping', { update: ['mapping', 'said_by_name', 'said_at'] })
}
