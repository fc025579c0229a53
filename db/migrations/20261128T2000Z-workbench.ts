import { type Kysely, sql } from 'kysely'
import { askTenantOnce, isolateByTenant } from '../isolation.ts'

/** The auditor's workbench: populations as they were frozen, samples with the plan that draws them again, and results. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit_population (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      engagement_id uuid not null,
      of text not null check (of in ('issued', 'received', 'certificates')),
      period_from date not null,
      period_to date not null check (period_to >= period_from),
      items integer not null check (items > 0),
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      frozen_by_name text not null,
      frozen_at timestamptz not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, engagement_id) references engagement (tenant_id, id)
    )`.execute(db)
  await sql`comment on column audit_population.sha256 is 'of its CSV, byte for byte as it is handed out'`.execute(db)
  await isolateByTenant(db, 'audit_population')
  await sql`create index on audit_population (tenant_id, engagement_id)`.execute(db)

  await sql`
    create table audit_population_item (
      tenant_id uuid not null,
      population_id uuid not null,
      position integer not null check (position > 0),
      subject_id uuid not null,
      document_type text not null,
      number text not null,
      day date not null,
      partner text not null,
      carats numeric(14,3) not null,
      unit text not null,
      currency text,
      minor bigint,
      state text not null,
      primary key (tenant_id, population_id, position),
      foreign key (tenant_id, population_id) references audit_population (tenant_id, id) deferrable initially deferred
    )`.execute(db)
  await isolateByTenant(db, 'audit_population_item')
  await askTenantOnce(db, 'audit_population_item')

  await sql`
    create table audit_sample (
      tenant_id uuid not null,
      id uuid not null,
      population_id uuid not null,
      question text not null,
      plan jsonb not null,
      measure text,
      drawn integer not null,
      drawn_by_name text not null,
      drawn_at timestamptz not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, population_id) references audit_population (tenant_id, id)
    )`.execute(db)
  await sql`comment on column audit_sample.measure is 'carats, or the currency in which amounts are measured; null when nothing is'`.execute(
    db,
  )
  await isolateByTenant(db, 'audit_sample')
  await sql`create index on audit_sample (tenant_id, population_id)`.execute(db)

  await sql`
    create table audit_sample_item (
      tenant_id uuid not null,
      id uuid not null,
      sample_id uuid not null,
      population_id uuid not null,
      position integer not null,
      reason text not null check (reason in ('drawn', 'complete', 'top', 'targeted', 'replacement')),
      hits integer not null check (hits > 0),
      replaces integer,
      result text check (result in ('conforms', 'deviates', 'missing', 'not-applicable')),
      note text,
      audited bigint,
      decided_by_name text,
      decided_at timestamptz,
      primary key (tenant_id, sample_id, position),
      unique (tenant_id, id),
      foreign key (tenant_id, sample_id) references audit_sample (tenant_id, id),
      foreign key (tenant_id, population_id, position) references audit_population_item (tenant_id, population_id, position),
      check ((reason = 'replacement') = (replaces is not null)),
      check ((result is null) = (decided_at is null))
    )`.execute(db)
  await sql`comment on column audit_sample_item.audited is 'what it should have been, in the smallest units of the measure'`.execute(
    db,
  )
  const decided = ['result', 'note', 'audited', 'decided_by_name', 'decided_at']
  await isolateByTenant(db, 'audit_sample_item', { update: decided })
}
