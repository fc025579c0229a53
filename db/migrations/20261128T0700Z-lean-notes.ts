import { type Kysely, sql } from 'kysely'

/**
 * Notes that cost a plain sale little: what a document refers to is looked for only where one refers to something, and
 * the certificates of lines only where a line names one or takes one back.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function note_issued() returns trigger language plpgsql
      set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
    begin
      -- Itself, and neighbours that missed a number.
      insert into exception_due (tenant_id, scope_kind, scope_id)
        select c.tenant_id, 'issued', c.id::text from changed c
        union all select c.tenant_id, 'issued', d.id::text from changed c join trade_document d
          on d.tenant_id = c.tenant_id and d.document_type = c.document_type and d.sequence in (c.sequence - 1, c.sequence + 1)
          where exists (select from exception e where e.tenant_id = d.tenant_id and e.scope_kind = 'issued' and e.scope_id = d.id::text
            and e.rule = 'E15' and e.state <> 'closed');
      if not exists (select from changed where original_id is not null or original_received_id is not null) then
        return null;
      end if;
      -- What it takes back, and what else takes that back.
      insert into exception_due (tenant_id, scope_kind, scope_id)
        select c.tenant_id, 'issued', c.original_id::text from changed c where c.original_id is not null
        union select c.tenant_id, 'received', c.original_received_id::text from changed c where c.original_received_id is not null
        union select c.tenant_id, 'issued', d.id::text from changed c join trade_document d
          on d.tenant_id = c.tenant_id and d.original_id = c.original_id and d.id <> c.id
        union select c.tenant_id, 'issued', d.id::text from changed c join trade_document d
          on d.tenant_id = c.tenant_id and d.original_received_id = c.original_received_id and d.id <> c.id;
      return null;
    end $$`.execute(db)
  await sql`
    create or replace function note_certificate_uses() returns trigger language plpgsql as $$
    begin
      if not exists (select from written where kp_certificate is not null or original_position is not null) then
        return null;
      end if;
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
    end $$`.execute(db)
}
