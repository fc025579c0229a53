import { type Kysely, sql } from 'kysely'

/** In which language a company's papers are printed, and those to one of its partners. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table company add column language text not null default 'en'`.execute(db)
  await sql`grant update (language) on company to briefke_app`.execute(db)
  await sql`alter table counterparty add column language text`.execute(db)
  await sql`comment on column counterparty.language is 'BCP 47; null: as the company''s own'`.execute(db)
  await sql`grant insert (language), update (language) on counterparty to briefke_app`.execute(db)
}
