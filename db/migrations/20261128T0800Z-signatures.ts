import { type Kysely, sql } from 'kysely'
import { isolateByTenant } from '../isolation.ts'

/**
 * The deployment's authority, companies' signing keys, and whether a page is signed. Private keys are here only wrapped
 * under the master key, which is outside the database.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table signing_authority (
      id integer primary key check (id = 1),
      certificate bytea not null,
      wrapped_key bytea not null,
      made_at timestamptz not null
    )`.execute(db)
  await sql`grant select, insert on signing_authority to briefke_system`.execute(db)
  await sql`
    create table signing_key (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      certificate bytea not null,
      wrapped_key bytea not null,
      made_at timestamptz not null,
      retired_at timestamptz,
      primary key (tenant_id, id)
    )`.execute(db)
  await isolateByTenant(db, 'signing_key', { update: ['retired_at'] })
  await sql`create unique index signing_key_current on signing_key (tenant_id) where retired_at is null`.execute(db)
  await sql`create policy system_select on signing_key for select to briefke_system using (true)`.execute(db)
  await sql`grant select (tenant_id, retired_at) on signing_key to briefke_system`.execute(db)
  await sql`alter table document
    add column signature text not null default 'none' check (signature in ('none', 'awaited', 'signed')),
    add column signed_at timestamptz,
    add column signing_key_id uuid,
    add column unsigned_sha256 text,
    add foreign key (tenant_id, signing_key_id) references signing_key (tenant_id, id),
    add check ((signature = 'signed') = (signed_at is not null and signing_key_id is not null))`.execute(db)
  await sql`comment on column document.signature is 'none: printed before pages were signed; awaited: printed while signing was down'`.execute(
    db,
  )
  await sql`comment on column document.unsigned_sha256 is 'the file as it was handed out before its signature was appended'`.execute(
    db,
  )
  await sql`grant update (signature, signed_at, signing_key_id, unsigned_sha256) on document to briefke_app`.execute(db)
  await sql`grant select (signature, rendered_at, unsigned_sha256) on document to briefke_system`.execute(db)
  await sql`create index document_unsigned on document (rendered_at) where signature = 'awaited'`.execute(db)
  await sql`alter policy rendered_is_frozen on document using (status <> 'rendered' or signature = 'awaited')`.execute(
    db,
  )
}
