import { type Kysely, sql } from 'kysely'

/** A statement that comes with or after a sale from memo speaks of the memo's goods as well: the memo is judged again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function note_received_statement() returns trigger language plpgsql
      set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
    begin
      insert into exception_due (tenant_id, scope_kind, scope_id)
        select distinct c.tenant_id, 'received', c.document_id::text from changed c
        union select c.tenant_id, 'received', d.original_id::text from changed c
          join received_document d on d.tenant_id = c.tenant_id and d.id = c.document_id where d.original_id is not null;
      return null;
    end $$`.execute(db)
}
