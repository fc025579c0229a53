import { type Kysely, sql } from 'kysely'

/** Packs and their schedules by half years, beside months, quarters and fiscal years. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['audit_pack', 'pack_schedule']) {
    const [t, name] = [sql.table(table), sql.ref(`${table}_period_kind_check`)]
    await sql`alter table ${t} drop constraint ${name}`.execute(db)
    await sql`alter table ${t} add constraint ${name} check (period_kind in ('month', 'quarter', 'half', 'fiscal-year'))`.execute(
      db,
    )
  }
}
