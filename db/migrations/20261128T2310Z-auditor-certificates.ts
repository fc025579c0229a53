import { type Kysely, sql } from 'kysely'

/**
 * Auditor’s certificates: letters that an auditor writes in his own name, signed with a key of his engagement. One may be
 * withdrawn, with a reason; what it says is frozen like any other letter.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await replaceCheck(
    db,
    'number_series',
    'number_series_document_type_check',
    sql`document_type in ('invoice', 'memo', 'memo-return', 'credit-note', 'debit-note', 'import-confirmation', 'warranty-account', 'auditor-certificate')`,
  )
  await replaceCheck(
    db,
    'letter',
    'letter_kind_check',
    sql`kind in ('import-confirmation', 'warranty-account', 'auditor-certificate')`,
  )
  await sql`alter table letter
    add column engagement_id uuid,
    add column withdrawn_at timestamptz,
    add column withdrawn_by_name text,
    add column withdraw_reason text,
    add foreign key (tenant_id, engagement_id) references engagement (tenant_id, id),
    add check ((kind = 'auditor-certificate') = (engagement_id is not null)),
    add check (num_nulls(withdrawn_at, withdrawn_by_name, withdraw_reason) in (0, 3)),
    add check (withdrawn_at is null or kind = 'auditor-certificate')`.execute(db)
  await sql`comment on column letter.carats is 'the quantity that it speaks of: imported, issued under warranty, or items that were examined'`.execute(
    db,
  )
  await sql`create index on letter (tenant_id, engagement_id, id) where engagement_id is not null`.execute(db)
  await sql`grant update (withdrawn_at, withdrawn_by_name, withdraw_reason) on letter to briefke_app`.execute(db)
  await sql`
    create function withdrawn_once() returns trigger language plpgsql as $$
    begin
      if old.withdrawn_at is not null then raise exception 'this certificate is withdrawn already' using errcode = 'check_violation'; end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger withdrawn_once before update of withdrawn_at, withdrawn_by_name, withdraw_reason on letter
    for each row execute function withdrawn_once()`.execute(db)
  await sql`grant select (engagement_id, withdrawn_at) on letter to briefke_system`.execute(db)
  await keysOfEngagements(db)
}

async function keysOfEngagements(db: Kysely<unknown>): Promise<void> {
  await sql`alter table signing_key
    add column engagement_id uuid,
    add foreign key (tenant_id, engagement_id) references engagement (tenant_id, id)`.execute(db)
  await sql`comment on column signing_key.engagement_id is 'whose key it is: an auditor’s in this engagement; null for the company’s own'`.execute(
    db,
  )
  await sql`drop index signing_key_current`.execute(db)
  await sql`create unique index signing_key_current on signing_key (tenant_id, engagement_id) nulls not distinct where retired_at is null`.execute(
    db,
  )
  await sql`grant select (engagement_id) on signing_key to briefke_system`.execute(db)
}

async function replaceCheck(
  db: Kysely<unknown>,
  table: string,
  name: string,
  check: ReturnType<typeof sql>,
): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select conname as name from pg_constraint where conrelid = ${table}::regclass and contype = 'c'
      and pg_get_constraintdef(oid) like '%warranty-account%' and pg_get_constraintdef(oid) like '%import-confirmation%'`.execute(
    db,
  )
  for (const each of rows) await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(each.name)}`.execute(db)
  await sql`alter table ${sql.table(table)} add constraint ${sql.ref(name)} check (${check})`.execute(db)
}
