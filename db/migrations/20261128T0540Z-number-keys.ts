import { type Kysely, sql } from 'kysely'

/**
 * A supplier's number as it is compared, kept in a column. Behind the wall an index serves only leakproof comparisons:
 * with the expression every document of the supplier was read anew for each one that was recorded.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table received_document add column number_key text not null
    generated always as (upper(regexp_replace(number, '[^[:alnum:]]', '', 'g'))) stored`.execute(db)
  await sql`drop index received_document_reads`.execute(db)
  await sql`create index received_document_reads on received_document (tenant_id, counterparty_id, document_type, number_key)
    where status = 'recorded'`.execute(db)
  await sql`
    create or replace function note_received() returns trigger language plpgsql
      set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
    begin
      insert into exception_due (tenant_id, scope_kind, scope_id)
        select c.tenant_id, 'received', c.id::text from changed c
        union select c.tenant_id, 'received', c.original_id::text from changed c where c.original_id is not null
        union select c.tenant_id, 'issued', c.original_issued_id::text from changed c where c.original_issued_id is not null
        union select c.tenant_id, 'received', d.id::text from changed c join received_document d
          on d.tenant_id = c.tenant_id and d.original_id = c.original_id and d.id <> c.id
        union select c.tenant_id, 'received', d.id::text from changed c join received_document d
          on d.tenant_id = c.tenant_id and d.original_issued_id = c.original_issued_id and d.id <> c.id
        union select c.tenant_id, 'received', d.id::text from changed c join received_document d
          on d.tenant_id = c.tenant_id and d.counterparty_id = c.counterparty_id and d.document_type = c.document_type
          and d.status = 'recorded' and d.number_key = c.number_key and d.id <> c.id;
      return null;
    end $$`.execute(db)
}
