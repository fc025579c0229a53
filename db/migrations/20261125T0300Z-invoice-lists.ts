import { type Kysely, sql } from 'kysely'

/**
 * Indexes for every view of the list of documents: a view must not walk a company's whole trade. Behind the wall only
 * leakproof comparisons may use an index, so no trigram or text-search index helps here; equality and order do.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index on trade_document (tenant_id, document_type, document_date desc, id desc, status)`.execute(db)
  await sql`create index on trade_document (tenant_id, counterparty_name, document_date desc, id desc, status, document_type)`.execute(
    db,
  )
  await sql`create index trade_document_voided on trade_document (tenant_id, document_date desc, id desc, document_type)
    where status = 'voided'`.execute(db)
  await sql`create index on trade_document_draft (tenant_id, document_date desc, id desc)`.execute(db)
}
