import { type Kysely, sql } from 'kysely'
import { isolateByTenant, withoutWall } from '../isolation.ts'

/**
 * A pack is one or more volumes, each a file of its own. Packs of before have one. Volumes are written with the pack while it is not
 * ready, and never changed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit_pack_volume (
      tenant_id uuid not null references company (tenant_id),
      pack_id uuid not null,
      number integer not null check (number >= 1),
      sha256 text not null,
      bytes bigint not null check (bytes >= 0),
      primary key (tenant_id, pack_id, number),
      foreign key (tenant_id, pack_id) references audit_pack (tenant_id, id)
    )`.execute(db)
  await isolateByTenant(db, 'audit_pack_volume')
  await sql`create index audit_pack_volume_file on audit_pack_volume (tenant_id, sha256)`.execute(db)
  await withoutWall(db, ['audit_pack', 'audit_pack_volume'], async () => {
    await sql`insert into audit_pack_volume (tenant_id, pack_id, number, sha256, bytes)
      select tenant_id, id, 1, sha256, coalesce(bytes, 0) from audit_pack where status = 'ready'`.execute(db)
  })
  await sql`create policy only_while_building on audit_pack_volume as restrictive for insert to briefke_app
    with check (exists (select from audit_pack p where p.tenant_id = audit_pack_volume.tenant_id and p.id = pack_id and p.status <> 'ready'))`.execute(
    db,
  )
  for (const table of ['audit_pack', 'pack_schedule']) {
    await sql`alter table ${sql.table(table)} add column volume_megabytes integer check (volume_megabytes between 5 and 4000)`.execute(
      db,
    )
    await sql`comment on column ${sql.table(table)}.volume_megabytes is 'how large a volume may be; null for as large as a ZIP can be'`.execute(
      db,
    )
  }
  await sql`comment on column audit_pack.sha256 is 'of the first volume, by which others name the pack'`.execute(db)
  await sql`comment on column audit_pack.bytes is 'of all volumes'`.execute(db)
  await sql`alter table pack_download add column volume integer not null default 1`.execute(db)
}
