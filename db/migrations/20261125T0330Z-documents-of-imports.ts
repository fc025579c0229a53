import { type Kysely, sql } from 'kysely'

/** An issued document keeps knowing from which import its draft came, so that the import can say what became of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table trade_document add column import_id uuid`.execute(db)
  await sql`create index on trade_document (tenant_id, import_id, sequence) where import_id is not null`.execute(db)
}
