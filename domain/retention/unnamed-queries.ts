import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'

type Column = { readonly table: string; readonly column: string; readonly isHash: boolean }

/**
 * Which of these files no row of the company names: neither a column of a hash, nor any JSON, list or entry of the log. The
 * columns are those that the database has, so that none can be forgotten.
 */
export async function unnamedOf(tx: TenantTx, files: readonly string[]): Promise<readonly string[]> {
  const columns = await columnsThatName(tx)
  let left = files
  for (const isHash of [true, false])
    for (const { table, column } of columns.filter((each) => each.isHash === isHash)) {
      if (left.length === 0) return []
      const t = sql.table(table)
      const c = sql.ref(column)
      const named = isHash ? sql`${c} = f.sha256` : sql`strpos(${c}::text, f.sha256) > 0`
      const { rows } = await sql<{ sha256: string }>`
        select f.sha256 from unnest(${sql.val([...left])}::text[]) as f(sha256)
        where not exists (select from ${t} where ${named})`.execute(tx)
      left = rows.map(({ sha256 }) => sha256)
    }
  return left
}

async function columnsThatName(tx: TenantTx): Promise<readonly Column[]> {
  const { rows } = await sql<Column>`
    select c.relname as "table", a.attname as "column", a.attname like '%sha256%' and a.atttypid = 'text'::regtype as "isHash"
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relrowsecurity
      and has_column_privilege(c.oid, a.attnum, 'select')
      and (a.attname like '%sha256%' or a.atttypid in ('jsonb'::regtype, 'text[]'::regtype)
        or (c.relname = 'event' and a.attname = 'record'))
    order by 1, 2`.execute(tx)
  return rows
}
