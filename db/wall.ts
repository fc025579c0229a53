import type { Sql } from 'postgres'
import { addingUp, globalTables, systemAccess } from './system/access.ts'

export type TableFacts = {
  readonly name: string
  readonly hasTenant: boolean
  readonly tenantNotNull: boolean
  readonly forced: boolean
  readonly wall: boolean
}

/** Every table of the product, with what the wall needs to be one. Partitions and views would show up as strangers. */
export async function tableFacts(sql: Sql): Promise<readonly TableFacts[]> {
  return sql<TableFacts[]>`
    select c.relname as name, a.attname is not null as "hasTenant", coalesce(a.attnotnull, false) as "tenantNotNull",
      c.relrowsecurity and c.relforcerowsecurity as forced,
      exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant_isolation' and p.polpermissive and p.polcmd = '*'
        and p.polroles = array['briefke_app'::regrole::oid]
        and pg_get_expr(p.polqual, p.polrelid) = pg_get_expr(p.polwithcheck, p.polrelid)
        and (pg_get_expr(p.polqual, p.polrelid) like '(tenant_id = (NULLIF(current_setting(''app.tenant_id''%'
          or pg_get_expr(p.polqual, p.polrelid) like '(tenant_id = ( SELECT (NULLIF(current_setting(''app.tenant_id''%')) as wall
    from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    left join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where c.relkind in ('r', 'p') order by c.relname`
}

/** Keys, unique indexes and foreign keys between tenant tables that do not begin with tenant_id. */
export async function strayKeys(sql: Sql): Promise<readonly string[]> {
  const rows = await sql<{ stray: string }[]>`
    with tenant_table as (
      select c.oid, c.relname, a.attnum from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' where c.relkind = 'r'
    )
    select format('%s: %s', t.relname, pg_get_indexdef(i.indexrelid)) as stray from tenant_table t
    join pg_index i on i.indrelid = t.oid where i.indisunique and i.indkey[0] <> t.attnum
    union all
    select format('%s: %s', t.relname, pg_get_constraintdef(k.oid)) from tenant_table t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
    join tenant_table target on target.oid = k.confrelid where k.conkey[1] <> t.attnum or k.confkey[1] <> target.attnum`
  return rows.map((row) => row.stray)
}

/** Whatever would let a runtime role step over the wall: attributes, ownership, memberships, definer functions, views. */
export async function wayRound(sql: Sql): Promise<readonly string[]> {
  const rows = await sql<{ way: string }[]>`
    select format('%s is superuser, bypassrls or may create', rolname) as way from pg_roles
      where rolname in ('briefke_app', 'briefke_system', 'briefke_queue') and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
    union all
    select format('%s owns %s', r.rolname, c.oid::regclass) from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ('briefke_app', 'briefke_system', 'briefke_queue')
    union all
    select format('%s is a member of %s', m.member::regrole, m.roleid::regrole) from pg_auth_members m where m.member::regrole::text in ('briefke_app', 'briefke_system', 'briefke_queue')
    union all
    select format('security definer function %s', p.oid::regprocedure) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')
        and not (p.oid::regprocedure::text = any(${[...addingUp.functions]}::text[]) and p.proowner = 'briefke_oversight'::regrole
          and p.proconfig @> array['search_path=pg_catalog, pg_temp'] and not has_function_privilege('briefke_app', p.oid, 'execute'))
    union all
    select 'briefke_oversight may log in or step over walls' from pg_roles
      where rolname = 'briefke_oversight' and (rolcanlogin or rolsuper or rolbypassrls or rolcreaterole)
    union all
    select format('briefke_oversight may read %s', c.oid::regclass) from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
      where c.relkind = 'r' and has_any_column_privilege('briefke_oversight', c.oid, 'select') and not c.relname = any(${[...addingUp.tables]}::text[])
    union all
    select format('view %s', c.oid::regclass) from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('v', 'm') and n.nspname = 'public'
    union all
    select format('%s may %s on %s without a tenant', g.grantee, g.privilege_type, g.table_name) from information_schema.role_table_grants g
      where g.table_schema = 'public' and g.grantee in ('briefke_app', 'PUBLIC') and g.privilege_type in ('TRUNCATE', 'TRIGGER', 'REFERENCES')`
  return rows.map((row) => row.way)
}

/**
 * Tenant tables that the system role's policies open, which must be those of `db/system/access.ts`, each with its reason
 * there. Where a global table has policies they narrow what its grants allow.
 */
export async function openedToSystem(sql: Sql): Promise<readonly string[]> {
  const rows = await sql<{ name: string }[]>`
    select distinct c.relname as name from pg_policy p join pg_class c on c.oid = p.polrelid
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where 'briefke_system'::regrole::oid = any(p.polroles) order by 1`
  return rows.map((row) => row.name)
}

/** Everything that is wrong with the tenant wall of a migrated database, as sentences; none is what we want (ISO-1). */
export async function wallFindings(sql: Sql): Promise<readonly string[]> {
  const global = new Set(globalTables.map(({ table }) => table))
  const known = new Set(systemAccess.map(({ table }) => table))
  const tables = await tableFacts(sql)
  return [
    ...tables
      .filter((table) => !isWalled(table) && !global.has(table.name))
      .map((table) => `The table ${table.name} is not behind the wall and not on the list of global tables.`),
    ...tables
      .filter((table) => isWalled(table) && global.has(table.name))
      .map((table) => `The table ${table.name} is on the list of global tables, but behind the wall.`),
    ...(await strayKeys(sql)).map((key) => `This key does not begin with the tenant: ${key}.`),
    ...(await wayRound(sql)).map((way) => `There is a way round the wall: ${way}.`),
    ...(await openedToSystem(sql))
      .filter((table) => !known.has(table))
      .map((table) => `The table ${table} is opened to the system role without a reason in db/system/access.ts.`),
  ]
}

function isWalled(table: TableFacts): boolean {
  return table.hasTenant && table.tenantNotNull && table.forced && table.wall
}
