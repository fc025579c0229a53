import { type Kysely, sql } from 'kysely'
import { isolateByTenant, withoutWall } from '../isolation.ts'

/**
 * Certificates of rough goods, as they came or were issued: never edited, withdrawn and recorded anew. Which lines of
 * documents name which certificate is kept beside the lines, so that one certificate's use is found without reading a year.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await certificates(db)
  await whatBelongsToThem(db)
  await uses(db)
}

async function certificates(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table kp_certificate (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      direction text not null check (direction in ('received', 'issued')),
      number text not null,
      number_key text not null,
      issuer text not null,
      bears_statement boolean not null check (bears_statement),
      issued_on date not null,
      expires_on date not null,
      authority text not null,
      exporter text not null,
      importer text not null,
      importer_country text not null,
      mixed_origin boolean not null,
      origins_starred boolean not null,
      origin_countries text[] not null,
      carats numeric(12, 3) not null check (carats > 0),
      value_minor bigint not null check (value_minor >= 0),
      parcel_count integer not null check (parcel_count > 0),
      validated_on date not null,
      seal_numbers text[] not null,
      shipped_on date,
      imported_on date,
      counts_on date not null,
      further jsonb not null,
      note text,
      file_sha256 text,
      status text not null default 'recorded' check (status in ('recorded', 'withdrawn')),
      recorded_by uuid,
      recorded_by_name text not null,
      recorded_at timestamptz not null,
      withdrawn_at timestamptz,
      withdrawn_by_name text,
      withdraw_reason text,
      primary key (tenant_id, id),
      check (expires_on >= issued_on)
    )`.execute(db)
  await sql`comment on column kp_certificate.counts_on is 'the day it counts for: of import, else of shipment, else of issuance'`.execute(
    db,
  )
  await isolateByTenant(db, 'kp_certificate', {
    update: ['status', 'withdrawn_at', 'withdrawn_by_name', 'withdraw_reason'],
  })
  await sql`create unique index on kp_certificate (tenant_id, number_key) where status = 'recorded'`.execute(db)
  await sql`create index on kp_certificate (tenant_id, counts_on desc, id desc)`.execute(db)
}

async function whatBelongsToThem(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table kp_certificate_line (
      tenant_id uuid not null references company (tenant_id),
      certificate_id uuid not null,
      position integer not null check (position between 1 and 200),
      hs_code text not null,
      carats numeric(12, 3) not null check (carats > 0),
      value_minor bigint not null check (value_minor >= 0),
      country_of_mining text,
      primary key (tenant_id, certificate_id, position),
      foreign key (tenant_id, certificate_id) references kp_certificate (tenant_id, id)
    )`.execute(db)
  await isolateByTenant(db, 'kp_certificate_line')
  await sql`
    create table kp_certificate_predecessor (
      tenant_id uuid not null references company (tenant_id),
      certificate_id uuid not null,
      position integer not null check (position between 1 and 100),
      number text not null,
      number_key text not null,
      primary key (tenant_id, certificate_id, position),
      foreign key (tenant_id, certificate_id) references kp_certificate (tenant_id, id)
    )`.execute(db)
  await isolateByTenant(db, 'kp_certificate_predecessor')
  await sql`create index on kp_certificate_predecessor (tenant_id, number_key)`.execute(db)
  await sql`
    create table kp_certificate_confirmation (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      certificate_id uuid not null,
      sent_on date not null,
      sent_to text not null,
      signatory text not null,
      letter text not null,
      note text,
      recorded_by uuid,
      recorded_by_name text not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, certificate_id) references kp_certificate (tenant_id, id)
    )`.execute(db)
  await sql`comment on column kp_certificate_confirmation.letter is 'the words as they were sent'`.execute(db)
  await isolateByTenant(db, 'kp_certificate_confirmation')
  await sql`create index on kp_certificate_confirmation (tenant_id, certificate_id, sent_on)`.execute(db)
}

/** `certificates_named` and `certificatesNamed` of domain/certificates/numbers.ts read alike; a test holds them together. */
async function uses(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function certificates_named(words text) returns text[] language sql immutable strict parallel safe as $$
      select coalesce(array_agg(distinct key order by key), '{}') from (
        select regexp_replace(part, '[^A-Z0-9]', '', 'g') as key
        from regexp_split_to_table(
          regexp_replace(
            regexp_replace(upper(words collate "C"), '[[:space:]]+(AND|&|[+])[[:space:]]+', ',', 'g'),
            '([0-9][0-9A-Z/.-]*)[[:space:]]+(?=[A-Z]{2}[[:space:]/.-]*[0-9])', '\\1,', 'g'),
          '[,;]+') as part
      ) as parts where key ~ '^[A-Z]{2}[0-9A-Z]*[0-9][0-9A-Z]*$'
    $$`.execute(db)
  await sql`
    create table certificate_use (
      tenant_id uuid not null references company (tenant_id),
      number_key text not null,
      side text not null check (side in ('issued', 'received')),
      used_in uuid not null,
      position integer not null,
      named integer not null,
      primary key (tenant_id, number_key, side, used_in, position)
    )`.execute(db)
  await sql`comment on column certificate_use.named is 'how many certificates the line names: it may have come under any of them'`.execute(
    db,
  )
  await isolateByTenant(db, 'certificate_use')
  await sql`create index on certificate_use (tenant_id, used_in)`.execute(db)
  // A line that takes back another one and names nothing itself gives back what that one named.
  await sql`
    create function note_certificate_use() returns trigger language plpgsql as $$
      declare
        words text := new.kp_certificate;
      begin
        if words is null and tg_argv[0] = 'issued' then
          select coalesce(i.kp_certificate, r.kp_certificate) into words from trade_document d
          left join trade_document_line i on i.tenant_id = d.tenant_id and i.document_id = d.original_id and i.position = new.original_position
          left join received_document_line r on r.tenant_id = d.tenant_id and r.document_id = d.original_received_id and r.position = new.original_position
          where d.tenant_id = new.tenant_id and d.id = new.document_id;
        elsif words is null then
          select coalesce(i.kp_certificate, r.kp_certificate) into words from received_document d
          left join trade_document_line i on i.tenant_id = d.tenant_id and i.document_id = d.original_issued_id and i.position = new.original_position
          left join received_document_line r on r.tenant_id = d.tenant_id and r.document_id = d.original_id and r.position = new.original_position
          where d.tenant_id = new.tenant_id and d.id = new.document_id;
        end if;
        insert into certificate_use (tenant_id, number_key, side, used_in, position, named)
        select new.tenant_id, key, tg_argv[0], new.document_id, new.position, cardinality(certificates_named(words))
        from unnest(certificates_named(words)) as key;
        return null;
      end
    $$`.execute(db)
  await sql`create trigger note_certificate_use after insert on trade_document_line for each row
    when (new.kp_certificate is not null or new.original_position is not null)
    execute function note_certificate_use('issued')`.execute(db)
  await sql`create trigger note_certificate_use after insert on received_document_line for each row
    when (new.kp_certificate is not null or new.original_position is not null)
    execute function note_certificate_use('received')`.execute(db)
  const tables = { issued: 'trade_document_line', received: 'received_document_line' }
  await withoutWall(db, ['certificate_use', ...Object.values(tables)], async () => {
    for (const [side, table] of Object.entries(tables))
      await sql`
        insert into certificate_use (tenant_id, number_key, side, used_in, position, named)
        select l.tenant_id, key, ${side}, l.document_id, l.position, cardinality(certificates_named(l.kp_certificate))
        from ${sql.table(table)} l, unnest(certificates_named(l.kp_certificate)) as key
        where l.kp_certificate is not null`.execute(db)
  })
}
