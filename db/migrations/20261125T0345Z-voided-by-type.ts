import { type Kysely, sql } from 'kysely'

/** Voided documents of one type: few, and without this index every voided one of the company was looked at. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index trade_document_voided_by_type on trade_document (tenant_id, document_type, document_date desc, id desc)
    where status = 'voided'`.execute(db)
}
