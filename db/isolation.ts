import { type Kysely, sql } from 'kysely'

/** The tenant that the current transaction speaks for. `nullif`: once a connection has used the setting, "unset" reads back as ''. */
export const currentTenant = sql`nullif(current_setting('app.tenant_id', true), '')::uuid`

type Grants = {
  /** Columns the runtime role may change after the row was written; all others are frozen by grant. */
  readonly update?: readonly string[]
  /** Only for working material that no audit asks about. */
  readonly remove?: boolean
}

/** Gives a table its tenant wall, and the runtime role its grants: insert always, changes column by column. */
export async function isolateByTenant<D>(db: Kysely<D>, table: string, grants: Grants = {}): Promise<void> {
  const t = sql.table(table)
  await sql`alter table ${t} enable row level security`.execute(db)
  await sql`alter table ${t} force row level security`.execute(db)
  await sql`alter table ${t} alter column tenant_id set default ${currentTenant}`.execute(db)
  await sql`create policy tenant_isolation on ${t} to briefke_app
    using (tenant_id = ${currentTenant}) with check (tenant_id = ${currentTenant})`.execute(db)
  await sql`grant select, insert on ${t} to briefke_app`.execute(db)
  if (grants.update) await sql`grant update (${columns(grants.update)}) on ${t} to briefke_app`.execute(db)
  if (grants.remove) await sql`grant delete on ${t} to briefke_app`.execute(db)
}

/**
 * The same wall, asked once for a statement and not once for a row: for a table that is read a million rows at a time.
 * As a plain expression the setting is looked up and cast for each of them, which took half the time of the whole pass.
 */
export async function askTenantOnce<D>(db: Kysely<D>, table: string): Promise<void> {
  const t = sql.table(table)
  await sql`drop policy tenant_isolation on ${t}`.execute(db)
  await sql`create policy tenant_isolation on ${t} to briefke_app
    using (tenant_id = (select ${currentTenant})) with check (tenant_id = (select ${currentTenant}))`.execute(db)
}

export type SystemAccess = {
  readonly select: readonly string[]
  readonly insert?: readonly string[]
  readonly update?: readonly string[]
  /** Rows the system role may touch, as SQL over the table's columns; all when absent. */
  readonly where?: string
}

/**
 * Opens part of a tenant table to the system role, column by column. Every call is mirrored by a line in
 * `db/system/access.ts` that says why; the isolation suite compares that list with the catalogue.
 */
export async function openToSystem<D>(db: Kysely<D>, table: string, access: SystemAccess): Promise<void> {
  const t = sql.table(table)
  const where = sql.raw(access.where ?? 'true')
  await sql`create policy system_select on ${t} for select to briefke_system using (${where})`.execute(db)
  await sql`grant select (${columns(access.select)}) on ${t} to briefke_system`.execute(db)
  if (access.insert) {
    await sql`create policy system_insert on ${t} for insert to briefke_system with check (${where})`.execute(db)
    await sql`grant insert (${columns(access.insert)}) on ${t} to briefke_system`.execute(db)
  }
  if (access.update) {
    await sql`create policy system_update on ${t} for update to briefke_system using (${where}) with check (${where})`.execute(
      db,
    )
    await sql`grant update (${columns(access.update)}) on ${t} to briefke_system`.execute(db)
  }
}

/**
 * Lets a migration change rows of tenant tables. The owner itself stands outside a forced wall and sees no row; for
 * the length of the migration's transaction, which holds these tables alone, force is off.
 */
export async function withoutWall<D>(db: Kysely<D>, tables: readonly string[], work: () => Promise<void>) {
  for (const table of tables) await sql`alter table ${sql.table(table)} no force row level security`.execute(db)
  await work()
  for (const table of tables) await sql`alter table ${sql.table(table)} force row level security`.execute(db)
}

function columns(names: readonly string[]) {
  return sql.join(names.map((name) => sql.ref(name)))
}
