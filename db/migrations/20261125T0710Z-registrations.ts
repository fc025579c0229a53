import { type Kysely, sql } from 'kysely'
import { isolateByTenant, openToSystem, withoutWall } from '../isolation.ts'

/**
 * Registrations of any scheme: the company's own, and what was seen of each counterparty's, check by check. Which
 * schemes a company trades under is its own row's word.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table sow_registration rename to registration`.execute(db)
  await sql`alter table registration rename constraint sow_registration_pkey to registration_pkey`.execute(db)
  await sql`alter table registration add foreign key (scheme) references scheme (key)`.execute(db)

  await sql`alter table company add column schemes text[] not null default '{}'`.execute(db)
  await sql`grant select (schemes), insert (schemes), update (schemes) on company to briefke_system`.execute(db)

  await sql`
    create table counterparty_registration (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      counterparty_id uuid not null,
      scheme text not null references scheme (key),
      number text,
      valid_from date,
      valid_to date check (valid_to >= valid_from),
      checked_on date,
      checked_by_name text not null,
      seen text not null,
      evidence_sha256 text,
      recorded_at timestamptz not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, counterparty_id) references counterparty (tenant_id, id)
    )`.execute(db)
  await sql`comment on column counterparty_registration.number is 'null when nothing was found'`.execute(db)
  await sql`comment on column counterparty_registration.checked_on is 'null for what was only told, before checks were kept'`.execute(
    db,
  )
  await isolateByTenant(db, 'counterparty_registration')
  await sql`create index on counterparty_registration (tenant_id, counterparty_id)`.execute(db)

  await withoutWall(db, ['company', 'counterparty', 'counterparty_registration', 'stored_file'], async () => {
    await sql`update company set schemes = (select coalesce(array_agg(key order by key), '{}') from scheme)`.execute(db)
    // Older entries knew no first day, and neither who looked nor what was seen.
    await sql`
      insert into counterparty_registration
        (tenant_id, id, counterparty_id, scheme, number, valid_to, checked_on, checked_by_name, seen, recorded_at)
      select tenant_id, gen_random_uuid(), id, 'sow', sow_number, sow_valid_to, sow_checked_on, 'not recorded',
        'Taken over from the counterparty’s details.', updated_at
      from counterparty where num_nonnulls(sow_number, sow_valid_to, sow_checked_on) > 0`.execute(db)
    await renamePurpose(db)
  })
  await sql`alter table counterparty drop column sow_number, drop column sow_checked_on, drop column sow_valid_to`.execute(
    db,
  )
}

/** Evidence is of a registration, whatever the scheme. What a company keeps of its partners' stays closed to the association. */
async function renamePurpose(db: Kysely<unknown>): Promise<void> {
  await sql`drop policy system_select on stored_file`.execute(db)
  await sql`drop policy system_insert on stored_file`.execute(db)
  await sql`alter table stored_file drop constraint stored_file_purpose_check`.execute(db)
  await sql`update stored_file set purpose = 'registration-evidence' where purpose = 'sow-evidence'`.execute(db)
  await sql`alter table stored_file add constraint stored_file_purpose_check check (purpose in
    ('registration-evidence', 'counterparty-evidence', 'received-warranty', 'import', 'document', 'audit-pack'))`.execute(
    db,
  )
  const file = ['tenant_id', 'sha256', 'purpose', 'name', 'media_type', 'bytes', 'stored_by', 'stored_at']
  await openToSystem(db, 'stored_file', { select: file, insert: file, where: `purpose = 'registration-evidence'` })
}
