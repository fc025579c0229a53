import { type Kysely, sql } from 'kysely'
import { isolateByTenant, openToSystem } from '../isolation.ts'

/**
 * The received inbox: papers as they came, from whom and by which way, what the machine read on them and what a person
 * decided. The bytes of one paper wait once; a paper that was discarded may come again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table inbox_item (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      source text not null check (source in ('upload', 'mail', 'link', 'platform')),
      sender text not null,
      counterparty_id uuid,
      file_name text,
      media_type text,
      bytes bigint check (bytes >= 0),
      sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
      handed jsonb,
      received_at timestamptz not null,
      status text not null default 'reading' check (status in ('reading', 'waiting', 'filed', 'discarded')),
      attempts integer not null default 0,
      reading jsonb,
      read_number text,
      read_party text,
      filed_as uuid,
      decided_by uuid,
      decided_by_name text,
      decided_at timestamptz,
      discard_reason text,
      primary key (tenant_id, id),
      foreign key (tenant_id, counterparty_id) references counterparty (tenant_id, id),
      check (num_nonnulls(file_name, media_type, bytes, sha256) in (0, 4)),
      check ((status in ('filed', 'discarded')) = (num_nonnulls(decided_by_name, decided_at) = 2)),
      check ((status = 'filed') = (filed_as is not null)),
      check ((status = 'discarded') = (discard_reason is not null))
    )`.execute(db)
  await sql`comment on column inbox_item.handed is 'the document as another company of the platform issued it'`.execute(
    db,
  )
  const decision = ['status', 'filed_as', 'decided_by', 'decided_by_name', 'decided_at', 'discard_reason']
  await isolateByTenant(db, 'inbox_item', {
    update: ['attempts', 'reading', 'read_number', 'read_party', ...decision],
  })
  await sql`create unique index inbox_item_once on inbox_item (tenant_id, sha256) where status <> 'discarded'`.execute(
    db,
  )
  await sql`create index inbox_item_queue on inbox_item (tenant_id, received_at desc, id desc)`.execute(db)
  await sql`create index inbox_item_unread on inbox_item (received_at) where status = 'reading'`.execute(db)
  await openToSystem(db, 'inbox_item', {
    select: ['tenant_id', 'id', 'status', 'received_at'],
    where: `status = 'reading'`,
  })
}
