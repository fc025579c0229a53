import { type Kysely, sql } from 'kysely'

/** What has to be judged again when a certificate, its use or its confirmation changes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await note(db, 'note_certificate', ['kp_certificate', 'insert or update'], {
    body: `select distinct c.tenant_id, 'certificate', c.number_key from changed c`,
  })
  await note(db, 'note_import_confirmation', ['kp_certificate_confirmation', 'insert'], {
    body: `select distinct c.tenant_id, 'certificate', k.number_key from changed c
      join kp_certificate k on k.tenant_id = c.tenant_id and k.id = c.certificate_id`,
  })
  await note(db, 'note_certificate_named', ['certificate_use', 'insert'], {
    // Beside itself those that lines name together with it: what one has left is room for the others.
    body: `select c.tenant_id, 'certificate', c.number_key from changed c
      union select c.tenant_id, 'certificate', o.number_key from changed c
        join certificate_use u on u.tenant_id = c.tenant_id and u.number_key = c.number_key and u.named > 1
        join certificate_use o on o.tenant_id = u.tenant_id and o.used_in = u.used_in and o.position = u.position`,
  })
  for (const table of ['trade_document', 'received_document'])
    await note(db, `note_certificates_of_${table}`, [table, 'update'], {
      body: `select distinct c.tenant_id, 'certificate', u.number_key from changed c
        join certificate_use u on u.tenant_id = c.tenant_id and u.used_in = c.id`,
    })
}

type When = readonly [table: string, on: 'insert' | 'update' | 'insert or update']

/** A function that notes certificates by what an index finds, after statements on a table. */
async function note(db: Kysely<unknown>, name: string, [table, on]: When, { body }: { readonly body: string }) {
  await sql`create function ${sql.raw(name)}() returns trigger language plpgsql
    set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
    begin
      insert into exception_due (tenant_id, scope_kind, scope_id) ${sql.raw(body)};
      return null;
    end $$`.execute(db)
  for (const when of on.split(' or '))
    await sql`create trigger ${sql.ref(`${name}_${when}`)} after ${sql.raw(when)} on ${sql.table(table)}
      referencing new table as changed for each statement execute function ${sql.raw(name)}()`.execute(db)
}
