import { type Kysely, sql } from 'kysely'

/** Notes the certificates that a whole statement's lines name with one insert: a file of fifty thousand lines is one statement. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const tables = { issued: 'trade_document_line', received: 'received_document_line' }
  for (const table of Object.values(tables))
    await sql`drop trigger note_certificate_use on ${sql.table(table)}`.execute(db)
  await sql`drop function note_certificate_use()`.execute(db)
  // A line that takes back another one and names nothing itself gives back what that one named.
  await sql`
    create function note_certificate_uses() returns trigger language plpgsql as $$
      begin
        insert into certificate_use (tenant_id, number_key, side, used_in, position, named)
        select u.tenant_id, key, tg_argv[0], u.document_id, u.position, cardinality(u.keys)
        from (
          select w.tenant_id, w.document_id, w.position, certificates_named(w.kp_certificate) as keys
          from written w where w.kp_certificate is not null
          union all
          select w.tenant_id, w.document_id, w.position, certificates_named(coalesce(i.kp_certificate, r.kp_certificate))
          from written w
          left join trade_document d on tg_argv[0] = 'issued' and d.tenant_id = w.tenant_id and d.id = w.document_id
          left join received_document e on tg_argv[0] = 'received' and e.tenant_id = w.tenant_id and e.id = w.document_id
          left join trade_document_line i on i.tenant_id = w.tenant_id
            and i.document_id = coalesce(d.original_id, e.original_issued_id) and i.position = w.original_position
          left join received_document_line r on r.tenant_id = w.tenant_id
            and r.document_id = coalesce(d.original_received_id, e.original_id) and r.position = w.original_position
          where w.kp_certificate is null and w.original_position is not null
        ) u, unnest(u.keys) as key;
        return null;
      end
    $$`.execute(db)
  await sql`create trigger note_certificate_uses after insert on trade_document_line referencing new table as written
    for each statement execute function note_certificate_uses('issued')`.execute(db)
  await sql`create trigger note_certificate_uses after insert on received_document_line referencing new table as written
    for each statement execute function note_certificate_uses('received')`.execute(db)
}
