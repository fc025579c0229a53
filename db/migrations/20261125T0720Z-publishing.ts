import { type Kysely, sql } from 'kysely'
import { isolateByTenant, openToSystem } from '../isolation.ts'

/**
 * Publications: what one of the association drafts, another approves, and the companies are told. What is published
 * is never changed again, whoever asks: the policies here say so, not only the use cases.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await publications(db)
  await publishedWords(db)
  await notices(db)
  // How many open drafts a new wording touches, and nothing of what they say.
  await openToSystem(db, 'trade_document_draft', {
    select: ['tenant_id', 'document_type', 'document_date', 'goods_classes'],
  })
}

async function publications(db: Kysely<unknown>) {
  await sql`
    create table publication (
      id uuid primary key,
      scheme text not null references scheme (key),
      pack text not null,
      kind text not null check (kind in ('edition', 'pack')),
      title text not null,
      input jsonb not null,
      content jsonb not null,
      content_hash text not null,
      effective_on date not null,
      note text not null,
      status text not null default 'draft' check (status in ('draft', 'published', 'withdrawn')),
      revision integer not null default 1,
      drafted_by uuid not null references app_user (id),
      drafted_by_name text not null,
      drafted_at timestamptz not null,
      changed_at timestamptz not null,
      approved_by uuid references app_user (id),
      approved_by_name text,
      approved_at timestamptz,
      withdrawn_by_name text,
      withdrawn_at timestamptz,
      check (approved_by <> drafted_by),
      check ((status = 'published') = (num_nonnulls(approved_by, approved_by_name, approved_at) = 3)),
      check ((status = 'withdrawn') = (num_nonnulls(withdrawn_by_name, withdrawn_at) = 2))
    )`.execute(db)
  await sql`comment on column publication.input is 'as it was typed, for its form'`.execute(db)
  await sql`comment on column publication.content is 'the records that publishing adds to the library'`.execute(db)
  await sql`create index on publication (drafted_at desc, id desc)`.execute(db)
  await sql`alter table publication enable row level security`.execute(db)
  await sql`create policy readable on publication for select to briefke_system using (true)`.execute(db)
  await sql`create policy begins_as_draft on publication for insert to briefke_system with check (status = 'draft')`.execute(
    db,
  )
  await sql`create policy only_drafts_change on publication for update to briefke_system using (status = 'draft') with check (true)`.execute(
    db,
  )
  await sql`grant select, insert, update (title, input, content, content_hash, effective_on, note, status, revision, changed_at,
    approved_by, approved_by_name, approved_at, withdrawn_by_name, withdrawn_at) on publication to briefke_system`.execute(
    db,
  )
}

/**
 * The system role adds words and rules, only under a publication and only in the transaction that publishes it. They are
 * numbered from 1001 on, so that no file of a later release has their number, or a higher one that would undo them.
 */
async function publishedWords(db: Kysely<unknown>) {
  for (const table of ['statement', 'statement_pack']) {
    const t = sql.table(table)
    await sql`alter table ${t} add column publication_id uuid references publication (id),
      add check ((origin = 'association') = (publication_id is not null)),
      add check ((origin = 'association') = (version > 1000))`.execute(db)
    await sql`alter table ${t} enable row level security`.execute(db)
    await sql`create policy readable on ${t} for select to briefke_app, briefke_system using (true)`.execute(db)
    await sql`create policy added_by_publishing on ${t} for insert to briefke_system with check (exists (
      select from publication p where p.id = publication_id and p.scheme = ${sql.ref(`${table}.scheme`)}
        and p.status = 'published' and p.xmin = pg_current_xact_id()::xid))`.execute(db)
  }
  await sql`grant insert (scheme, key, edition, version, content, content_hash, pack, origin, publication_id)
    on statement to briefke_system`.execute(db)
  await sql`grant insert (scheme, key, version, content, content_hash, origin, effective_from, publication_id)
    on statement_pack to briefke_system`.execute(db)
  await sql`grant update (revision) on library_state to briefke_system`.execute(db)
}

/** What a company is told. Nobody in it writes one; it notes that it has read it, and the worker that it was mailed. */
async function notices(db: Kysely<unknown>) {
  await sql`
    create table notice (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      kind text not null check (kind in ('publication')),
      publication_id uuid not null references publication (id),
      title text not null,
      body text not null,
      effective_on date not null,
      document_types text[] not null,
      goods_classes text[] not null,
      created_at timestamptz not null,
      mail_state text not null default 'queued' check (mail_state in ('queued', 'sent')),
      read_at timestamptz,
      read_by_name text,
      primary key (tenant_id, id),
      unique (tenant_id, publication_id),
      check ((read_at is null) = (read_by_name is null))
    )`.execute(db)
  await isolateByTenant(db, 'notice', { update: ['mail_state', 'read_at', 'read_by_name'] })
  await sql`revoke insert on notice from briefke_app`.execute(db)
  await sql`create index notice_queued on notice (created_at) where mail_state = 'queued'`.execute(db)
  const told = ['tenant_id', 'id', 'kind', 'publication_id', 'title', 'body', 'effective_on']
  await openToSystem(db, 'notice', {
    select: ['tenant_id', 'id', 'publication_id', 'mail_state', 'created_at'],
    insert: [...told, 'document_types', 'goods_classes', 'created_at'],
  })
}
