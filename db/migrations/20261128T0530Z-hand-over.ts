import { type Kysely, sql } from 'kysely'
import { isolateByTenant, openToSystem } from '../isolation.ts'

/**
 * What one company of the platform issues lands in the other's inbox, once each has given the other its code. A code is a
 * secret of which only the hash is here; nobody learns from it who is on the platform before both have named each other.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table platform_code (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      code_hash text not null,
      made_by_name text not null,
      made_at timestamptz not null,
      retired_at timestamptz,
      primary key (tenant_id, id),
      unique (tenant_id, code_hash)
    )`.execute(db)
  await isolateByTenant(db, 'platform_code', { update: ['retired_at'] })
  await sql`create unique index platform_code_current on platform_code (tenant_id) where retired_at is null`.execute(db)
  await sql`create index platform_code_by_hash on platform_code (code_hash) where retired_at is null`.execute(db)
  await openToSystem(db, 'platform_code', { select: ['tenant_id', 'code_hash', 'retired_at'] })
  await sql`
    create table platform_partner (
      tenant_id uuid not null references company (tenant_id),
      counterparty_id uuid not null,
      code_hash text not null,
      named_by_name text not null,
      named_at timestamptz not null,
      ended_at timestamptz,
      primary key (tenant_id, counterparty_id),
      foreign key (tenant_id, counterparty_id) references counterparty (tenant_id, id)
    )`.execute(db)
  await isolateByTenant(db, 'platform_partner', { update: ['code_hash', 'named_by_name', 'named_at', 'ended_at'] })
  await openToSystem(db, 'platform_partner', { select: ['tenant_id', 'counterparty_id', 'code_hash', 'ended_at'] })
  await sql`
    create table hand_over (
      tenant_id uuid not null references company (tenant_id),
      trade_document_id uuid not null,
      counterparty_id uuid not null,
      status text not null default 'queued' check (status in ('queued', 'delivered', 'nobody')),
      asked_at timestamptz not null,
      settled_at timestamptz,
      primary key (tenant_id, trade_document_id),
      foreign key (tenant_id, trade_document_id) references trade_document (tenant_id, id),
      foreign key (tenant_id, counterparty_id) references counterparty (tenant_id, id),
      check ((status = 'queued') = (settled_at is null))
    )`.execute(db)
  await isolateByTenant(db, 'hand_over')
  await sql`create index hand_over_queued on hand_over (asked_at) where status = 'queued'`.execute(db)
  await openToSystem(db, 'hand_over', {
    select: ['tenant_id', 'trade_document_id', 'counterparty_id', 'status', 'asked_at'],
    update: ['status', 'settled_at'],
  })
  // The system role puts items into inboxes by this way alone, and never looks at what they hold.
  await sql`create policy system_insert on inbox_item for insert to briefke_system
    with check (source = 'platform' and status = 'waiting' and handed is not null)`.execute(db)
  await sql`grant insert (tenant_id, id, source, sender, counterparty_id, handed, received_at, status, read_number, read_party)
    on inbox_item to briefke_system`.execute(db)
}
