import type { Sql } from 'postgres'
import type { TenantId } from '../../domain/kernel/ids.ts'

/** Put where anybody may have written something, and what was charged, and where partners are. */
export const MARKS = { word: 'Qvuxbjort', minor: '765432109', currency: 'CHF', country: 'TV' } as const

/** What is the company's own, or no text of a person: keys, states, kinds, hashes, and records that are sealed in the log. */
const OWN_TABLES = ['company', 'event', 'audit_pack', 'pack_schedule', 'document', 'stored_file', 'signing_key']
const OWN_COLUMNS =
  /sha256|hash|salt|token|secret|key|scheme|goods_class|status|state|kind|type|unit|rule|edition|language|place|role|severity|version|purpose|checkpoint|origin|record$|note_line|method|standing|direction|source|verb|path|country|currency|bucket|side|family|email/

/**
 * Writes marks over every text that a person wrote, every amount, and every country and currency, in whatever table of the company it stands:
 * a table or column that is added tomorrow is marked without touching this file.
 */
export async function markCompany(admin: Sql, tenant: TenantId): Promise<number> {
  const columns = await admin<{ table: string; column: string; type: string }[]>`
    select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and exists (select from pg_attribute t where t.attrelid = c.oid and t.attname = 'tenant_id')
      and (a.atttypid in ('text'::regtype, 'bigint'::regtype))
      and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype in ('c', 'f', 'p', 'u') and a.attnum = any(k.conkey) and a.attname !~ 'minor')
      and not exists (select from pg_index i where i.indrelid = c.oid and i.indisunique and a.attnum = any(i.indkey))
    order by 1, 2`
  let marked = 0
  await admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    for (const { table, column, type } of columns) {
      if (OWN_TABLES.includes(table)) continue
      const value = markFor(table, column, type)
      if (value === null) continue
      const { count } =
        await tx`update ${tx(table)} set ${tx(column)} = ${value} where tenant_id = ${tenant} and ${tx(column)} is not null`
      marked += count
    }
    await tx`update counterparty set country = ${MARKS.country} where tenant_id = ${tenant}`
    await tx`update kp_certificate set importer_country = ${MARKS.country} where tenant_id = ${tenant}`
    await tx`update trade_document set currency = ${MARKS.currency} where tenant_id = ${tenant}`
    await tx`update received_document set currency = ${MARKS.currency}, total_minor = ${MARKS.minor} where tenant_id = ${tenant}`
  })
  return marked
}

function markFor(table: string, column: string, type: string): string | null {
  if (/minor/.test(column)) return MARKS.minor
  if (type !== 'text' || OWN_COLUMNS.test(column)) return null
  // The company's own numbers stay: a register of what it issued is of these.
  if (table === 'warranty' && column === 'registration_number') return null
  if ((table === 'trade_document' || table === 'registration') && column === 'number') return null
  return `${MARKS.word} ${table} ${column}`
}
