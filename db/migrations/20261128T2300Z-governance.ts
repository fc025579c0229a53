import { type Kysely, sql } from 'kysely'
import { isolateByTenant } from '../isolation.ts'

/** What shows how a company is led: confirmations, policies, licences, who answers for what, and training. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table stored_file drop constraint stored_file_purpose_check, add constraint stored_file_purpose_check check (purpose in
    ('registration-evidence', 'counterparty-evidence', 'received-document', 'inbox-item', 'kp-certificate', 'ledger-evidence', 'sanction-answer', 'governance',
    'import', 'document', 'audit-pack'))`.execute(db)
  await sql`
    create table governance_record (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      kind text not null check (kind in ('self-assessment', 'policy', 'licence', 'membership', 'appointment', 'training')),
      title text not null,
      day date not null,
      year integer not null check (year > 0),
      people text,
      note text,
      file_sha256 text,
      recorded_by_name text not null,
      recorded_at timestamptz not null,
      withdrawn_at timestamptz,
      withdrawn_by_name text,
      withdraw_reason text,
      primary key (tenant_id, id),
      check ((withdrawn_at is null) = (withdraw_reason is null))
    )`.execute(db)
  await sql`comment on column governance_record.year is 'the year that it speaks for, which need not be that of its day'`.execute(
    db,
  )
  await isolateByTenant(db, 'governance_record', { update: ['withdrawn_at', 'withdrawn_by_name', 'withdraw_reason'] })
  await sql`create index on governance_record (tenant_id, year, kind)`.execute(db)
}
