import { type Kysely, sql } from 'kysely'

/** A mail that asks for warranties carries a link by which the supplier can send them at once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table chase_message add column send_link_id uuid,
    add foreign key (tenant_id, send_link_id) references send_link (tenant_id, id)`.execute(db)
}
