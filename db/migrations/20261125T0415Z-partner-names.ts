import { type Kysely, sql } from 'kysely'

/** The names on a company's documents, each once: narrow, so that stepping from name to name stays shallow. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index trade_document_partner_name on trade_document (tenant_id, counterparty_name)`.execute(db)
}
