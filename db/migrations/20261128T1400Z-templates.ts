import { type Kysely, sql } from 'kysely'
import { isolateByTenant } from '../isolation.ts'

/** A company's own templates and look by version, what each paper was printed with, and previews while one edits. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table house_template (
      name text primary key,
      body text not null,
      css text not null,
      dictionary jsonb not null
    )`.execute(db)
  await sql`comment on table house_template is 'what ships with the release, for the studio to begin with; loaded when it starts'`.execute(
    db,
  )
  await sql`grant select on house_template to briefke_app`.execute(db)
  await sql`
    create table template (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      name text not null,
      version integer not null check (version > 0),
      status text not null check (status in ('draft', 'published', 'retired')),
      content jsonb not null,
      revision integer not null default 1,
      made_by_name text not null,
      made_at timestamptz not null,
      changed_at timestamptz not null,
      published_by_name text,
      published_at timestamptz,
      retired_by_name text,
      retired_at timestamptz,
      primary key (tenant_id, id),
      unique (tenant_id, name, version),
      check ((published_at is null) = (published_by_name is null)),
      check (status <> 'published' or published_at is not null),
      check ((status = 'retired') = (retired_at is not null))
    )`.execute(db)
  await sql`comment on column template.content is 'body and css of a document, or the look of all of them (name branding)'`.execute(
    db,
  )
  await isolateByTenant(db, 'template', {
    update: [
      ...['status', 'content', 'revision', 'changed_at', 'published_by_name', 'published_at'],
      ...['retired_by_name', 'retired_at'],
    ],
    remove: true,
  })
  await sql`create unique index template_draft on template (tenant_id, name) where status = 'draft'`.execute(db)
  await sql`create unique index template_published on template (tenant_id, name) where status = 'published'`.execute(db)
  // What papers were printed with stays: only a draft is thrown away, and only a draft is written on.
  await sql`create policy published_stays on template as restrictive for delete to briefke_app using (status = 'draft')`.execute(
    db,
  )
  await sql`
    create function keep_published_template() returns trigger language plpgsql as $$
    begin
      if old.status <> 'draft' and new.content is distinct from old.content then
        raise exception 'a published template is not changed' using errcode = 'check_violation';
      end if;
      if old.status = 'retired' or (old.status = 'published' and new.status = 'draft') then
        raise exception 'a retired template stays as it is' using errcode = 'check_violation';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger keep_published before update on template for each row execute function keep_published_template()`.execute(
    db,
  )
  await sql`alter table document
    add column template_id uuid,
    add column branding_id uuid,
    add foreign key (tenant_id, template_id) references template (tenant_id, id),
    add foreign key (tenant_id, branding_id) references template (tenant_id, id)`.execute(db)
  await sql`comment on column document.template_id is 'the company''s own template that it is printed with; null: the house''s'`.execute(
    db,
  )
  await sql`grant insert (template_id, branding_id) on document to briefke_app`.execute(db)
  await sql`create index document_template on document (tenant_id, template_id) where template_id is not null`.execute(
    db,
  )
  await sql`create index document_branding on document (tenant_id, branding_id) where branding_id is not null`.execute(
    db,
  )
  await sql`
    create table template_preview (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      name text not null,
      content jsonb not null,
      branding jsonb,
      document_id uuid,
      language text not null,
      status text not null default 'asked' check (status in ('asked', 'done')),
      findings jsonb not null default '[]',
      failure text,
      images bytea[] not null default '{}',
      text text,
      asked_at timestamptz not null,
      primary key (tenant_id, id)
    )`.execute(db)
  await isolateByTenant(db, 'template_preview', {
    update: ['status', 'findings', 'failure', 'images', 'text'],
    remove: true,
  })
  await sql`create index template_preview_age on template_preview (tenant_id, asked_at)`.execute(db)
}
