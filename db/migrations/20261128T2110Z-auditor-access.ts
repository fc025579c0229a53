import { type Kysely, sql } from 'kysely'
import { isolateByTenant } from '../isolation.ts'

/** What an auditor was shown and what he took away, for the company to read; nobody changes a line of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table auditor_access (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      engagement_id uuid not null,
      at timestamptz not null,
      what text not null check (what in ('viewed', 'downloaded')),
      path text not null,
      object_kind text,
      object_id uuid,
      label text,
      primary key (tenant_id, id),
      foreign key (tenant_id, engagement_id) references engagement (tenant_id, id),
      check (num_nulls(object_kind, object_id) in (0, 2))
    )`.execute(db)
  await sql`comment on column auditor_access.path is 'the address with its ids taken out'`.execute(db)
  await isolateByTenant(db, 'auditor_access')
  await sql`create index on auditor_access (tenant_id, engagement_id, id)`.execute(db)
}
