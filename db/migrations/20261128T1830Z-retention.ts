import { type Kysely, sql } from 'kysely'
import { isolateByTenant, openToSystem } from '../isolation.ts'

/** How long records are kept: the company's own longer years, holds, and deletions that two people agreed on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await wishesAndHolds(db)
  await deletions(db)
  await recordsKept(db)
  await untilWhen(db)
}

async function wishesAndHolds(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table retention_setting (
      tenant_id uuid not null references company (tenant_id),
      scheme text not null,
      rule text not null,
      years integer not null check (years between 1 and 100),
      changed_by_name text not null,
      changed_at timestamptz not null,
      primary key (tenant_id, scheme, rule)
    )`.execute(db)
  await sql`comment on column retention_setting.years is 'from the end of the record''s fiscal year; lengthens the rule and never shortens it'`.execute(
    db,
  )
  await isolateByTenant(db, 'retention_setting', { update: ['years', 'changed_by_name', 'changed_at'] })
  await sql`
    create table legal_hold (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      name text not null,
      reason text not null,
      from_day date not null,
      covers text not null check (covers in ('everything', 'counterparty', 'period', 'records')),
      counterparty_id uuid,
      period_from date,
      period_to date,
      set_by uuid not null,
      set_by_name text not null,
      set_at timestamptz not null,
      lifted_by uuid,
      lifted_by_name text,
      lifted_at timestamptz,
      lift_reason text,
      primary key (tenant_id, id),
      foreign key (tenant_id, counterparty_id) references counterparty (tenant_id, id),
      check ((covers = 'counterparty') = (counterparty_id is not null)),
      check ((covers = 'period') = (num_nonnulls(period_from, period_to) = 2)),
      check (period_to >= period_from),
      check (num_nonnulls(lifted_by, lifted_by_name, lifted_at, lift_reason) in (0, 4)),
      check (lifted_by <> set_by)
    )`.execute(db)
  await isolateByTenant(db, 'legal_hold', { update: ['lifted_by', 'lifted_by_name', 'lifted_at', 'lift_reason'] })
  await sql`
    create table legal_hold_record (
      tenant_id uuid not null references company (tenant_id),
      hold_id uuid not null,
      kind text not null check (kind in ('issued', 'received', 'certificate', 'letter', 'pack')),
      record_id uuid not null,
      number text not null,
      primary key (tenant_id, hold_id, kind, record_id),
      foreign key (tenant_id, hold_id) references legal_hold (tenant_id, id)
    )`.execute(db)
  await isolateByTenant(db, 'legal_hold_record')
  await sql`create index on legal_hold_record (tenant_id, kind, record_id)`.execute(db)
}

async function deletions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table deletion (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      status text not null default 'proposed' check (status in ('proposed', 'approved', 'refused', 'done')),
      items integer not null check (items between 1 and 1000),
      proposed_by uuid not null,
      proposed_by_name text not null,
      proposed_at timestamptz not null,
      decided_by uuid,
      decided_by_name text,
      decided_at timestamptz,
      decision_note text,
      finished_at timestamptz,
      primary key (tenant_id, id),
      check (decided_by <> proposed_by),
      check ((status = 'proposed') = (decided_by is null)),
      check ((status = 'done') = (finished_at is not null))
    )`.execute(db)
  await isolateByTenant(db, 'deletion', {
    update: ['status', 'decided_by', 'decided_by_name', 'decided_at', 'decision_note', 'finished_at'],
  })
  await openToSystem(db, 'deletion', { select: ['tenant_id', 'id', 'status', 'decided_at'] })
  await sql`create index deletion_approved on deletion (decided_at) where status = 'approved'`.execute(db)
  await sql`
    create table deletion_item (
      tenant_id uuid not null references company (tenant_id),
      deletion_id uuid not null,
      kind text not null check (kind in ('issued', 'received', 'certificate', 'letter', 'pack')),
      record_id uuid not null,
      number text not null,
      day date not null,
      kept_until date not null,
      rule text not null,
      state text not null default 'waiting' check (state in ('waiting', 'emptied', 'done', 'kept')),
      sentence text,
      content_sha256 text check (content_sha256 ~ '^[0-9a-f]{64}$'),
      files text[] not null default '{}',
      emptied_at timestamptz,
      primary key (tenant_id, deletion_id, kind, record_id),
      foreign key (tenant_id, deletion_id) references deletion (tenant_id, id),
      check ((state in ('emptied', 'done')) = (emptied_at is not null)),
      check ((state in ('emptied', 'done')) = (content_sha256 is not null)),
      check ((state = 'kept') = (sentence is not null))
    )`.execute(db)
  await sql`comment on column deletion_item.content_sha256 is 'of what went, as canonical JSON'`.execute(db)
  await sql`comment on column deletion_item.files is 'SHA-256 of the files that went with it'`.execute(db)
  await isolateByTenant(db, 'deletion_item', {
    update: ['state', 'sentence', 'content_sha256', 'files', 'emptied_at'],
  })
  await openToSystem(db, 'deletion_item', {
    select: ['tenant_id', 'kind', 'record_id', 'state', 'rule', 'emptied_at'],
  })
  await sql`create unique index deletion_item_once on deletion_item (tenant_id, kind, record_id)
    where state in ('emptied', 'done')`.execute(db)
}

/** Every record that a rule can speak of, with what decides about it. */
async function recordsKept(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function kept_records() returns table (kind text, id uuid, number text, day date, counterparty_id uuid,
      imported_into text, moved_on date, period_from date, period_to date) language sql stable as $$
      select 'issued', d.id, d.number, d.document_date, d.counterparty_id,
        nullif(coalesce(d.place_of_import, p.country), c.country), null::date, d.document_date, d.document_date
      from trade_document d join company c using (tenant_id)
      join counterparty p on p.tenant_id = d.tenant_id and p.id = d.counterparty_id
      union all
      select 'received', d.id, d.number, d.document_date, d.counterparty_id,
        case when p.country <> c.country then c.country end, null, d.document_date, d.document_date
      from received_document d join company c using (tenant_id)
      join counterparty p on p.tenant_id = d.tenant_id and p.id = d.counterparty_id
      union all
      select 'certificate', k.id, k.number, k.counts_on, null, k.importer_country, greatest(k.imported_on, k.shipped_on),
        k.counts_on, k.counts_on
      from kp_certificate k
      union all
      select 'letter', l.id, l.number, l.day, l.counterparty_id, k.importer_country, greatest(k.imported_on, k.shipped_on),
        l.day, l.day
      from letter l left join kp_certificate_confirmation i on i.tenant_id = l.tenant_id and i.id = l.confirmation_id
      left join kp_certificate k on k.tenant_id = i.tenant_id and k.id = i.certificate_id
      union all
      select 'pack', a.id, a.label, (a.finished_at at time zone c.time_zone)::date, null, null, null, a.period_from, a.period_to
      from audit_pack a join company c using (tenant_id) where a.status = 'ready'
    $$`.execute(db)
}

/** The database's own reckoning, beside that of domain/retention/rules.ts; what nobody knows is never over. */
async function untilWhen(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function stands_in(country text, place text, on_day date) returns boolean language sql stable as $$
      select country = place or exists (
        select from company c join scheme s on s.key = any (c.schemes)
        cross join lateral jsonb_array_elements(s.content -> 'reference' -> 'countryGroups') as g
        where g ->> 'country' = stands_in.country and g ->> 'key' = place
          and coalesce((g ->> 'from')::date, '-infinity') <= on_day and on_day < coalesce((g ->> 'until')::date, 'infinity'))
    $$`.execute(db)
  await sql`
    create function retention_until(kind text, day date, moved_on date, imported_into text) returns date language sql stable as $$
      select coalesce(max(coalesce(
        greatest((starts.at + make_interval(years => (r ->> 'years')::int))::date, (y.ends + make_interval(years => o.years))::date),
        'infinity')), 'infinity')
      from company c
      cross join lateral (select (date_trunc('month', retention_until.day::timestamp)
        - make_interval(months => (extract(month from retention_until.day)::int - c.fiscal_year_start + 12) % 12)
        + interval '12 months' - interval '1 day')::date as ends) y
      join scheme s on s.key = any (c.schemes)
      cross join lateral jsonb_array_elements(s.content -> 'scheme' -> 'retention') as r
      cross join lateral (select case r ->> 'from' when 'record' then retention_until.day
        when 'import-or-export' then retention_until.moved_on when 'fiscal-year-end' then y.ends when 'unstated' then y.ends end as at) starts
      left join retention_setting o on o.tenant_id = c.tenant_id and o.scheme = s.key and o.rule = r ->> 'key'
      where (r -> 'of') @> to_jsonb(retention_until.kind) and ((r ->> 'place') is null
        or ((r -> 'placeOf') @> '"company"' and stands_in(c.country, r ->> 'place', retention_until.day))
        or ((r -> 'placeOf') @> '"import"' and imported_into is not null and stands_in(imported_into, r ->> 'place', retention_until.day)))
    $$`.execute(db)
}
