import { type Kysely, sql } from 'kysely'
import { isolateByTenant, openToSystem } from '../isolation.ts'

/**
 * What the association learns of its members' trade (ISO-8). A company's worker counts inside the wall; of those counts
 * no role of the association can read a row. One function, whose owner can do nothing else and cannot log in, adds a
 * quarter up once and publishes what is of enough companies. What it published never changes, so that no two views of
 * one quarter can be taken from each other.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await counts(db)
  await published(db)
  await adding(db)
}

async function counts(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table member_month (
      tenant_id uuid not null references company (tenant_id),
      month date not null check (extract(day from month) = 1),
      segment text not null,
      issued integer not null check (issued >= 0),
      warranted integer not null check (warranted between 0 and issued),
      received integer not null check (received >= 0),
      covered integer not null check (covered between 0 and received),
      counted_at timestamptz not null,
      primary key (tenant_id, month)
    )`.execute(db)
  await isolateByTenant(db, 'member_month')
  await sql`comment on table member_month is 'a company’s month in counts of documents, written once by its own worker'`.execute(
    db,
  )
  await sql`
    create table member_month_rule (
      tenant_id uuid not null,
      month date not null,
      rule text not null,
      family text not null,
      found integer not null check (found > 0),
      mended integer not null check (mended between 0 and found),
      primary key (tenant_id, month, rule),
      foreign key (tenant_id, month) references member_month (tenant_id, month)
    )`.execute(db)
  await isolateByTenant(db, 'member_month_rule')
  // The sweep finds companies whose month is not counted yet: that a row is there, and none of its counts.
  await openToSystem(db, 'member_month', { select: ['tenant_id', 'month'] })
  await sql`create index on member_month (month)`.execute(db)
  await sql`create index on member_month_rule (month)`.execute(db)
  for (const table of ['member_month', 'member_month_rule']) {
    await sql`create policy adding_up on ${sql.table(table)} for select to briefke_oversight using (true)`.execute(db)
    await sql`grant select on ${sql.table(table)} to briefke_oversight`.execute(db)
  }
}

async function published(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table oversight_quarter (
      quarter date primary key,
      published_at timestamptz not null
    )`.execute(db)
  await sql`
    create table oversight_cell (
      quarter date not null references oversight_quarter (quarter),
      measure text not null check (measure in ('coverage', 'warranted', 'exceptions', 'mended')),
      part text not null,
      companies integer not null,
      per_mille integer not null,
      primary key (quarter, measure, part)
    )`.execute(db)
  for (const table of ['oversight_quarter', 'oversight_cell']) {
    await sql`grant select on ${sql.table(table)} to briefke_system`.execute(db)
    await sql`grant select, insert on ${sql.table(table)} to briefke_oversight`.execute(db)
  }
}

async function adding(db: Kysely<unknown>): Promise<void> {
  await sql`create schema oversight`.execute(db)
  await sql`grant usage, create on schema oversight to briefke_oversight`.execute(db)
  await sql`grant usage on schema oversight to briefke_system`.execute(db)
  await sql`grant usage on schema public to briefke_oversight`.execute(db)
  await contributions(db)
  await isSafe(db)
  await publish(db)
  for (const call of ['contributions(date)', 'is_safe(date, text, text[])', 'publish(date)']) {
    await sql`revoke all on function oversight.${sql.raw(call)} from public`.execute(db)
    await sql`alter function oversight.${sql.raw(call)} owner to briefke_oversight`.execute(db)
  }
  await sql`revoke create on schema oversight from briefke_oversight`.execute(db)
  await sql`grant execute on function oversight.publish(date) to briefke_system`.execute(db)
}

/** What each company adds to a part of a measure: how much it weighs there, and how much of that counts. */
async function contributions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function oversight.contributions(asked date)
    returns table (measure text, part text, tenant_id uuid, weight bigint, amount bigint)
    language sql stable set search_path = pg_catalog, pg_temp as $$
      with month as (select * from public.member_month m where m.month >= asked and m.month < asked + interval '3 months'),
      rule as (select * from public.member_month_rule r where r.month >= asked and r.month < asked + interval '3 months')
      select 'coverage', m.segment, m.tenant_id, sum(m.received), sum(m.covered) from month m group by 2, 3
      union all select 'warranted', m.segment, m.tenant_id, sum(m.issued), sum(m.warranted) from month m group by 2, 3
      union all select 'exceptions', r.family, r.tenant_id, sum(r.found), sum(r.found) from rule r group by 2, 3
      union all select 'mended', r.family, r.tenant_id, sum(r.found), sum(r.mended) from rule r group by 2, 3
    $$`.execute(db)
}

/** Whether parts taken together may be shown: of five companies at least, of which none weighs more than all others. */
async function isSafe(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function oversight.is_safe(asked date, of_measure text, parts text[]) returns boolean
    language sql stable set search_path = pg_catalog, pg_temp as $$
      select count(*) >= 5 and max(w) * 2 <= sum(w) from (
        select sum(c.weight) as w from oversight.contributions(asked) c
        where c.measure = of_measure and c.part = any(parts) group by c.tenant_id having sum(c.weight) > 0
      ) as companies
    $$`.execute(db)
}

/**
 * Publishes a quarter that has been over for twelve days, once. Beside a total, what is hidden could be had by taking the
 * shown parts from it: so the hidden parts together must be safe too, and the smallest shown one joins them until they are.
 */
async function publish(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function oversight.publish(asked date) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
    declare
      of_measure text;
      every text[];
      hidden text[];
      next text;
      documents bigint;
    begin
      if asked is null or asked <> date_trunc('quarter', asked::timestamp)::date
        or asked + interval '3 months' + interval '12 days' > current_date then
        return false;
      end if;
      perform pg_advisory_xact_lock(hashtextextended('oversight', 13));
      if exists (select from public.oversight_quarter q where q.quarter = asked) then
        return false;
      end if;
      insert into public.oversight_quarter (quarter, published_at) values (asked, now());
      select coalesce(sum(m.issued + m.received), 0) into documents from public.member_month m
        where m.month >= asked and m.month < asked + interval '3 months';
      foreach of_measure in array array['coverage', 'warranted', 'exceptions', 'mended'] loop
        select coalesce(array_agg(distinct c.part), '{}') into every
          from oversight.contributions(asked) c where c.measure = of_measure and c.weight > 0;
        select coalesce(array_agg(p), '{}') into hidden from unnest(every) p
          where not oversight.is_safe(asked, of_measure, array[p]);
        while hidden <> '{}' and not oversight.is_safe(asked, of_measure, hidden) loop
          select c.part into next from oversight.contributions(asked) c
            where c.measure = of_measure and c.weight > 0 and c.part <> all(hidden)
            group by c.part order by sum(c.weight), c.part limit 1;
          exit when next is null;
          hidden := hidden || next;
        end loop;
        insert into public.oversight_cell (quarter, measure, part, companies, per_mille)
        select asked, of_measure, s.part, count(distinct c.tenant_id),
          case of_measure when 'exceptions' then round(sum(c.amount) * 1000.0 / greatest(documents, 1))
            -- Whole per cents, and never that nobody or everybody had it: that would be said of each of them.
            else least(greatest(floor(sum(c.amount) * 100.0 / sum(c.weight)) * 10, 50), 950) end
        from (select 'all' as part, every as parts where oversight.is_safe(asked, of_measure, every)
          union all select p, array[p] from unnest(every) p where p <> all(hidden)) s
        join oversight.contributions(asked) c on c.measure = of_measure and c.part = any(s.parts) and c.weight > 0
        group by s.part;
      end loop;
      return true;
    end $$`.execute(db)
}
