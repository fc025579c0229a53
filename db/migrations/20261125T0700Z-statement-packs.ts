import { type Kysely, sql } from 'kysely'
import { withoutWall } from '../isolation.ts'

/** Schemes, packs and statements as dated, versioned data, and what a document keeps of the choice that was made. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table scheme add column content jsonb`.execute(db)
  // Every version that was ever loaded, so that a file cannot change under a version that was used.
  await sql`
    create table scheme_release (
      scheme text not null references scheme (key),
      version text not null,
      content_hash text not null,
      loaded_at timestamptz not null default now(),
      primary key (scheme, version)
    )`.execute(db)
  await sql`insert into scheme_release (scheme, version, content_hash) select key, version, content_hash from scheme`.execute(
    db,
  )
  await sql`
    create table statement_pack (
      scheme text not null references scheme (key),
      key text not null,
      version integer not null,
      content jsonb not null,
      content_hash text not null,
      origin text not null default 'shipped' check (origin in ('shipped', 'association')),
      effective_from date,
      published_at timestamptz not null default now(),
      primary key (scheme, key, version)
    )`.execute(db)
  // A statement of the first release has no pack: documents that carry it still print, and no new one can.
  await sql`alter table statement add column pack text, add column origin text not null default 'shipped'
    check (origin in ('shipped', 'association'))`.execute(db)
  // Moves on with every load and publication, so that a process knows when what it has read is old.
  await sql`create table library_state (one boolean primary key default true check (one), revision bigint not null)`.execute(
    db,
  )
  await sql`insert into library_state (revision) values (0)`.execute(db)
  for (const table of ['scheme_release', 'statement_pack', 'library_state'])
    await sql`grant select on ${sql.table(table)} to briefke_app, briefke_system`.execute(db)

  await sql`alter table warranty
    add column kind text not null default 'warranty' check (kind in ('warranty', 'declaration')),
    add column placement text not null default 'document' check (placement in ('document', 'own-page', 'line')),
    add column fields jsonb not null default '[]',
    add column rule_key text,
    add column rule_sentence text,
    add column override_reason text,
    add column override_by_name text,
    drop constraint warranty_tenant_id_document_id_statement_key_key,
    add unique (tenant_id, document_id, statement_key, text_hash)`.execute(db)
  await sql`grant select (kind, placement, fields) on warranty to briefke_system`.execute(db)

  await sql`alter table document add column warranty_id uuid,
    drop constraint document_kind_check,
    drop constraint document_tenant_id_trade_document_id_kind_paper_key,
    add constraint document_kind_check check (kind in ('trade-document', 'warranty-statement', 'declaration')),
    add check ((kind = 'declaration') = (warranty_id is not null)),
    add foreign key (tenant_id, warranty_id) references warranty (tenant_id, id),
    add unique nulls not distinct (tenant_id, trade_document_id, kind, paper, warranty_id)`.execute(db)

  await sql`alter table trade_document add column place_of_import text check (place_of_import ~ '^[A-Z]{2}$'),
    add column buyer_kind text not null default 'trade' check (buyer_kind in ('trade', 'consumer'))`.execute(db)
  // What its goods are measured in, the same for every line.
  await sql`alter table trade_document add column unit text not null default 'ct'`.execute(db)
  await sql`alter table trade_document alter column unit drop default`.execute(db)
  await sql`grant select (unit) on trade_document to briefke_system`.execute(db)
  await sql`alter table trade_document_line add column kp_certificate text, add column treatment text,
    add column claim_value text`.execute(db)
  await sql`alter table trade_document_draft add column goods_classes text[] not null default '{}'`.execute(db)
  await sql`grant update (goods_classes) on trade_document_draft to briefke_app`.execute(db)
  // A draft of the first release named its choices otherwise.
  await withoutWall(db, ['trade_document_draft'], async () => {
    await sql`update trade_document_draft set
      content = jsonb_set(content, '{options}', jsonb_build_object('editions', '{}'::jsonb, 'tokens', '{}'::jsonb, 'add',
        case when content -> 'options' ->> 'natural' = 'true' then '["natural-origin"]'::jsonb else '[]'::jsonb end)),
      goods_classes = (select coalesce(array_agg(distinct line ->> 'goodsClass'), '{}') from jsonb_array_elements(content -> 'lines') line)`.execute(
      db,
    )
  })
  // How far before today a document's date may lie.
  await sql`alter table company add column back_dating_days integer not null default 30 check (back_dating_days between 0 and 3650)`.execute(
    db,
  )
  await sql`grant update (back_dating_days) on company to briefke_app`.execute(db)
}
