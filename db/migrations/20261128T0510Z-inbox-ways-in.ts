import { type Kysely, sql } from 'kysely'
import { isolateByTenant, openToSystem } from '../isolation.ts'

/**
 * How papers come in beside an upload: by mail to an address of the company's own, and by a link that a supplier without
 * an account opens. Both are secrets derived from the row's id; only their hashes are here.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table inbox_item
    add foreign key (tenant_id, filed_as) references received_document (tenant_id, id)`.execute(db)
  await sql`
    create table inbox_address (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      address_hash text not null,
      made_by_name text not null,
      made_at timestamptz not null,
      retired_by_name text,
      retired_at timestamptz,
      primary key (tenant_id, id),
      unique (tenant_id, address_hash),
      check ((retired_at is null) = (retired_by_name is null))
    )`.execute(db)
  await isolateByTenant(db, 'inbox_address', { update: ['retired_at', 'retired_by_name'] })
  await sql`create unique index inbox_address_current on inbox_address (tenant_id) where retired_at is null`.execute(db)
  await sql`create index inbox_address_by_hash on inbox_address (address_hash)`.execute(db)
  await openToSystem(db, 'inbox_address', { select: ['tenant_id', 'id', 'address_hash', 'retired_at'] })
  await sql`
    create table send_link (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      counterparty_id uuid not null,
      token_hash text not null,
      note text,
      made_by_name text not null,
      made_at timestamptz not null,
      expires_at timestamptz not null,
      revoked_at timestamptz,
      papers integer not null default 0 check (papers between 0 and 50),
      primary key (tenant_id, id),
      unique (tenant_id, token_hash),
      foreign key (tenant_id, counterparty_id) references counterparty (tenant_id, id)
    )`.execute(db)
  await isolateByTenant(db, 'send_link', { update: ['revoked_at', 'papers'] })
  await sql`create index send_link_by_hash on send_link (token_hash)`.execute(db)
  await sql`create index send_link_of_counterparty on send_link (tenant_id, counterparty_id, made_at desc)`.execute(db)
  await openToSystem(db, 'send_link', {
    select: ['tenant_id', 'id', 'token_hash', 'expires_at', 'revoked_at', 'note', 'papers'],
  })
}
