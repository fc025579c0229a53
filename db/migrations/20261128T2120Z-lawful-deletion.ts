import { type Kysely, sql } from 'kysely'

/**
 * Content goes only when its time is over, nobody holds it, nothing that stays refers to it and two people agreed; the
 * database looks for itself, whatever the product believes (EVD-8).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await whatIsHeld(db)
  await whatRefers(db)
  await onlyLawful(db)
  await onlyEmptied(db)
  await persons(db)
}

/** A person's name and address can be taken out where he is named, once he left; what he did stays. */
async function persons(db: Kysely<unknown>): Promise<void> {
  await sql`grant update (name, email) on membership to briefke_app`.execute(db)
  await sql`grant update (to_address) on chase_message to briefke_app`.execute(db)
  await sql`
    create function only_erase_person() returns trigger language plpgsql as $$
    begin
      if tg_table_name = 'membership' and current_user = 'briefke_app'
        and (to_jsonb(new) ->> 'name' <> '' or to_jsonb(new) ->> 'email' <> '' or to_jsonb(old) ->> 'state' <> 'suspended') then
        raise exception 'permission denied: a member is erased once he left, and never renamed' using errcode = '42501';
      end if;
      if tg_table_name = 'chase_message' and current_user = 'briefke_app' and to_jsonb(new) ->> 'to_address' <> '' then
        raise exception 'permission denied: an address is erased, and never changed' using errcode = '42501';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger membership_only_erased before update of name, email on membership
    for each row execute function only_erase_person()`.execute(db)
  await sql`create trigger chase_message_only_erased before update of to_address on chase_message
    for each row execute function only_erase_person()`.execute(db)
}

async function whatIsHeld(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function hold_covers(hold legal_hold, kind text, record_id uuid, counterparty uuid, from_day date, to_day date)
    returns boolean language sql stable as $$
      select case (hold).covers
        when 'everything' then true
        -- A pack names every partner.
        when 'counterparty' then kind = 'pack' or coalesce(counterparty = (hold).counterparty_id, false)
        when 'period' then from_day <= (hold).period_to and to_day >= (hold).period_from
        else exists (select from legal_hold_record r where r.hold_id = (hold).id and r.kind = hold_covers.kind and r.record_id = hold_covers.record_id)
      end
    $$`.execute(db)
  // A day early in one zone is a day late in another: it is the company's own.
  await sql`
    create function company_today() returns date language sql stable as $$
      select (now() at time zone c.time_zone)::date from company c
    $$`.execute(db)
  await sql`
    create function holding(kind text, record_id uuid, counterparty uuid, from_day date, to_day date) returns text language sql stable as $$
      select h.name from legal_hold h where h.lifted_at is null and h.from_day <= company_today()
        and hold_covers(h, holding.kind, holding.record_id, counterparty, holding.from_day, holding.to_day) order by h.set_at limit 1
    $$`.execute(db)
}

async function whatRefers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function referrers(of_kind text, of_id uuid) returns table (kind text, id uuid, number text) language sql stable as $$
      select 'issued', d.id, d.number from trade_document d where of_kind = 'issued' and (d.original_id = of_id or d.superseded_by = of_id)
      union all
      select 'received', d.id, d.number from received_document d where of_kind = 'issued' and d.original_issued_id = of_id
      union all
      select 'received', d.id, d.number from received_document d where of_kind = 'received' and d.original_id = of_id
      union all
      select 'issued', d.id, d.number from trade_document d where of_kind = 'received' and d.original_received_id = of_id
      union all
      select u.side, u.used_in, coalesce(i.number, r.number) from kp_certificate k
        join certificate_use u on u.tenant_id = k.tenant_id and u.number_key = k.number_key
        left join trade_document i on i.tenant_id = u.tenant_id and i.id = u.used_in and u.side = 'issued'
        left join received_document r on r.tenant_id = u.tenant_id and r.id = u.used_in and u.side = 'received'
        where of_kind = 'certificate' and k.id = of_id
      union all
      select 'certificate', k.id, k.number from kp_certificate o
        join kp_certificate_predecessor p on p.tenant_id = o.tenant_id and p.number_key = o.number_key
        join kp_certificate k on k.tenant_id = p.tenant_id and k.id = p.certificate_id
        where of_kind = 'certificate' and o.id = of_id
      union all
      select 'letter', l.id, l.number from kp_certificate_confirmation c
        join letter l on l.tenant_id = c.tenant_id and l.confirmation_id = c.id
        where of_kind = 'certificate' and c.certificate_id = of_id
    $$`.execute(db)
}

async function onlyLawful(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function only_lawful_deletion() returns trigger language plpgsql as $$
    declare
      fact record;
      name text;
    begin
      if tg_op = 'INSERT' then
        if new.state <> 'waiting' then raise exception 'permission denied: a deletion begins with a proposal' using errcode = '42501'; end if;
        return new;
      end if;
      if old.state in ('emptied', 'done', 'kept') and not (old.state = 'emptied' and new.state in ('emptied', 'done')) and new.state <> old.state then
        raise exception 'permission denied: what was decided of a record stays' using errcode = '42501';
      end if;
      if new.state not in ('emptied', 'done') or old.state in ('emptied', 'done') then return new; end if;
      if not exists (select from deletion d where d.id = new.deletion_id and d.status = 'approved' and d.decided_by <> d.proposed_by) then
        raise exception 'permission denied: two people agree to a deletion' using errcode = '42501';
      end if;
      select * into fact from kept_records() k where k.kind = new.kind and k.id = new.record_id;
      if not found then raise exception 'permission denied: there is no such record' using errcode = '42501'; end if;
      if retention_until(fact.kind, fact.day, fact.moved_on, fact.imported_into) >= company_today() then
        raise exception 'permission denied: the record has to be kept' using errcode = '42501';
      end if;
      name := holding(fact.kind, fact.id, fact.counterparty_id, fact.period_from, fact.period_to);
      if name is not null then raise exception 'permission denied: a legal hold keeps the record' using errcode = '42501'; end if;
      if fact.kind in ('issued', 'received') and not exists (select from ledger_period p where p.to_day >= fact.day) then
        raise exception 'permission denied: the period of the record is not closed' using errcode = '42501';
      end if;
      if exists (select from referrers(fact.kind, fact.id) r where not exists (select from deletion_item i
          where i.kind = r.kind and i.record_id = r.id and i.state in ('emptied', 'done'))) then
        raise exception 'permission denied: a record that stays refers to it' using errcode = '42501';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger deletion_item_lawful before insert or update on deletion_item
    for each row execute function only_lawful_deletion()`.execute(db)
}

/** What may be emptied of each table: of which record it is, and the columns. */
const CONTENT: readonly (readonly [table: string, kind: string, record: string, columns: readonly string[]])[] = [
  ['trade_document', 'issued', 'id', ['counterparty_name', 'header', 'total_minor', 'issued_by', 'issued_by_name']],
  [
    'trade_document_line',
    'issued',
    'document_id',
    [
      ...['description', 'price_per_carat_minor', 'amount_minor', 'country_of_origin', 'country_of_mining'],
      ...['largest_stone_carats', 'report_number', 'kp_certificate', 'treatment', 'claim_value'],
    ],
  ],
  ['warranty', 'issued', 'document_id', ['tokens', 'fields', 'override_reason', 'override_by_name']],
  [
    'received_document',
    'received',
    'id',
    ['counterparty_name', 'currency', 'total_minor', 'note', 'recorded_by', 'recorded_by_name'],
  ],
  [
    'received_document_line',
    'received',
    'document_id',
    [
      ...['description', 'amount_minor', 'country_of_origin', 'country_of_mining', 'largest_stone_carats'],
      ...['report_number', 'kp_certificate', 'treatment'],
    ],
  ],
  ['received_statement', 'received', 'document_id', ['text', 'note', 'recorded_by', 'recorded_by_name']],
  ['inbox_item', 'received', 'filed_as', ['sender', 'file_name', 'handed']],
  [
    'kp_certificate',
    'certificate',
    'id',
    ['exporter', 'importer', 'value_minor', 'seal_numbers', 'further', 'note', 'recorded_by', 'recorded_by_name'],
  ],
  ['kp_certificate_line', 'certificate', 'certificate_id', ['value_minor', 'country_of_mining']],
  [
    'kp_certificate_confirmation',
    'certificate',
    'certificate_id',
    ['sent_to', 'signatory', 'letter', 'note', 'recorded_by', 'recorded_by_name'],
  ],
  ['letter', 'letter', 'id', ['content', 'written_by', 'written_by_name']],
]

async function onlyEmptied(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function only_emptied() returns trigger language plpgsql as $$
    declare
      before jsonb := to_jsonb(old);
      after jsonb := to_jsonb(new);
      field text;
    begin
      -- Of the product; an operator with the owner's rights is watched by the log, and not by this.
      if current_user <> 'briefke_app' then return new; end if;
      for field in select unnest(tg_argv[2:]) loop
        if before -> field is distinct from after -> field and coalesce(after ->> field, '') not in ('', '0', '{}', '[]') then
          raise exception 'permission denied: content is emptied, never changed' using errcode = '42501';
        end if;
      end loop;
      if not exists (select from deletion_item i where i.kind = tg_argv[0] and i.record_id = (before ->> tg_argv[1])::uuid and i.state = 'emptied') then
        raise exception 'permission denied: content goes by a lawful deletion alone' using errcode = '42501';
      end if;
      return new;
    end $$`.execute(db)
  for (const [table, kind, record, columns] of CONTENT) {
    const named = sql.join(columns.map((name) => sql.ref(name)))
    const args = sql.join([kind, record, ...columns].map((each) => sql.lit(each)))
    await sql`grant update (${named}) on ${sql.table(table)} to briefke_app`.execute(db)
    await sql`create trigger content_kept before update of ${named} on ${sql.table(table)}
      for each row execute function only_emptied(${args})`.execute(db)
  }
  // The prices behind the ledger's entries; what they weigh stays.
  await sql`grant update (value_minor, currency) on ledger_entry to briefke_app`.execute(db)
  for (const kind of ['issued', 'received'])
    await sql`create trigger ${sql.ref(`content_kept_${kind}`)} before update of value_minor, currency on ledger_entry
      for each row when (old.source_kind = ${sql.lit(kind)})
      execute function only_emptied(${sql.lit(kind)}, 'source_id', 'value_minor', 'currency')`.execute(db)
  await sql`create trigger content_kept before update of value_minor, currency on ledger_entry
    for each row when (old.source_kind not in ('issued', 'received'))
    execute function only_emptied('none', 'source_id', 'value_minor', 'currency')`.execute(db)
}
