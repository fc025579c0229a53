import { type Kysely, sql } from 'kysely'
import { isolateByTenant, openToSystem } from '../isolation.ts'

/** Letters: those with a number of their own, and those that give a document the statement that it missed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table number_series drop constraint number_series_document_type_check`.execute(db)
  await sql`alter table number_series add check (document_type in
    ('invoice', 'memo', 'memo-return', 'credit-note', 'debit-note', 'import-confirmation', 'warranty-account'))`.execute(
    db,
  )
  await sql`
    create table letter (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      kind text not null check (kind in ('import-confirmation', 'warranty-account')),
      number text not null,
      day date not null,
      content jsonb not null,
      carats numeric(16,3) not null,
      unit text not null,
      counterparty_id uuid,
      confirmation_id uuid,
      code_hash text not null,
      written_by uuid,
      written_by_name text not null,
      written_at timestamptz not null,
      primary key (tenant_id, id),
      unique (tenant_id, kind, number),
      foreign key (tenant_id, counterparty_id) references counterparty (tenant_id, id),
      foreign key (tenant_id, confirmation_id) references kp_certificate_confirmation (tenant_id, id),
      check ((kind = 'warranty-account') = (counterparty_id is not null)),
      check ((kind = 'import-confirmation') = (confirmation_id is not null))
    )`.execute(db)
  await sql`comment on column letter.content is 'all that the letter says, as it was written; the page is printed from it alone'`.execute(
    db,
  )
  await sql`comment on column letter.carats is 'the quantity that it speaks of: imported, or issued under warranty'`.execute(
    db,
  )
  await isolateByTenant(db, 'letter')
  await openToSystem(db, 'letter', {
    select: ['tenant_id', 'id', 'kind', 'number', 'day', 'carats', 'unit', 'code_hash', 'written_at'],
  })
  await sql`create index on letter (code_hash)`.execute(db)
  await sql`create index on letter (tenant_id, counterparty_id, id) where counterparty_id is not null`.execute(db)
  await sql`create index on letter (tenant_id, confirmation_id) where confirmation_id is not null`.execute(db)
  await papersOfLetters(db)
  await statementsSuppliedLater(db)
}

async function papersOfLetters(db: Kysely<unknown>): Promise<void> {
  await sql`alter table document alter column trade_document_id drop not null`.execute(db)
  await sql`alter table document add column letter_id uuid`.execute(db)
  await sql`alter table document add foreign key (tenant_id, letter_id) references letter (tenant_id, id)`.execute(db)
  await dropConstraints(db, 'document', 'c', '%kind%')
  await dropConstraints(db, 'document', 'u', '%warranty_id%')
  await sql`alter table document
    add check (kind in ('trade-document', 'warranty-statement', 'declaration', 'supplementary-letter', 'letter')),
    add check ((kind in ('declaration', 'supplementary-letter')) = (warranty_id is not null)),
    add check ((kind = 'letter') = (letter_id is not null)),
    add check (num_nonnulls(trade_document_id, letter_id) = 1),
    add unique nulls not distinct (tenant_id, trade_document_id, letter_id, kind, paper, warranty_id)`.execute(db)
  await sql`create index document_letter on document (tenant_id, letter_id) where letter_id is not null`.execute(db)
  await sql`grant select (letter_id) on document to briefke_system`.execute(db)
  // A letter that could not be printed is no fault of a document's.
  await sql`
    create or replace function note_print() returns trigger language plpgsql as $$
    begin
      insert into exception_due (tenant_id, scope_kind, scope_id)
        select distinct c.tenant_id, 'issued', c.trade_document_id::text from changed c
        where c.trade_document_id is not null and (c.status = 'failed' or exists (select from exception e where e.tenant_id = c.tenant_id
          and e.scope_kind = 'issued' and e.scope_id = c.trade_document_id::text and e.rule = 'E21' and e.state <> 'closed'));
      return null;
    end $$`.execute(db)
}

async function statementsSuppliedLater(db: Kysely<unknown>): Promise<void> {
  await sql`alter table warranty add column supplied_on date`.execute(db)
  await sql`comment on column warranty.supplied_on is 'the day of the letter that supplied it; null when the document itself carries it'`.execute(
    db,
  )
  await dropConstraints(db, 'warranty', 'u', '%text_hash%')
  await sql`alter table warranty add unique nulls not distinct (tenant_id, document_id, statement_key, text_hash, supplied_on)`.execute(
    db,
  )
  await sql`grant select (supplied_on) on warranty to briefke_system`.execute(db)
}

/** Constraints without a name of ours, found by what they say. */
async function dropConstraints(db: Kysely<unknown>, table: string, type: 'c' | 'u', says: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select conname as name from pg_constraint
    where conrelid = ${table}::regclass and contype = ${type} and pg_get_constraintdef(oid) like ${says}`.execute(db)
  for (const { name } of rows) await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(db)
}
