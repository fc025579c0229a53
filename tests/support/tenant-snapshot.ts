import type { Sql } from 'postgres'

/** How many rows of a company every table holds, and their digest; when a token was last used is left out. */
export function tenantSnapshot(admin: Sql, tables: readonly string[], tenant: string) {
  return snapshot(admin, tables, tenant)
}

/** The same of all rows there are; the end of a session is left out too, which any request moves. */
export function wholeSnapshot(admin: Sql, tables: readonly string[]) {
  return snapshot(admin, tables, null)
}

async function snapshot(admin: Sql, tables: readonly string[], tenant: string | null) {
  const facts: Record<string, unknown> = {}
  for (const table of tables) {
    const moving = table === 'user_session' ? 'expires_at' : 'last_used_at'
    const [fact] = await admin`
      select count(*) as n, md5(string_agg((to_jsonb(x) - ${moving}::text)::text, '|' order by (to_jsonb(x) - ${moving}::text)::text)) as digest
      from ${admin(table)} x ${tenant === null ? admin`` : admin`where tenant_id = ${tenant}`}`
    facts[table] = fact
  }
  return facts
}
