import { sql } from 'kysely'
import type { TenantTx } from '../../../db/tenant.ts'
import type { EntryRow } from './entry.ts'

/**
 * Writes entries, on their document's day, or on the first open day when that is closed: what comes later is a dated
 * correction. The months' sums follow by themselves; a period that closes meanwhile refuses them.
 */
export async function insertEntries(tx: TenantTx, rows: readonly EntryRow[], at: Date): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into ledger_entry (source_id, position, leg, source_kind, scheme, goods_class, day, document_day, bucket, carats, warranted,
      abroad, value_minor, currency, entered_at)
    select r."sourceId", r.position, r.leg, r."sourceKind", r.scheme, r."goodsClass",
      greatest(r.day, (select max(to_day) + 1 from ledger_period)), r.day, r.bucket, r.carats, r.warranted,
      r.abroad, r."valueMinor", r.currency, ${at.toISOString()}::text::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r("sourceId" uuid, position int, leg int, "sourceKind" text, scheme text,
      "goodsClass" text, day date, bucket text, carats numeric, warranted numeric, abroad boolean, "valueMinor" bigint, currency text)`.execute(
    tx,
  )
}

/** Undoes the entries of a source, on their own days or on the first open one. */
export async function undoEntries(tx: TenantTx, sources: readonly string[], at: Date): Promise<void> {
  if (sources.length === 0) return
  await sql`
    insert into ledger_entry (source_id, position, leg, source_kind, scheme, goods_class, day, document_day, bucket, carats, warranted,
      abroad, value_minor, currency, entered_at)
    select source_id, position, 1, source_kind, scheme, goods_class, greatest(day, (select max(to_day) + 1 from ledger_period)), document_day,
      bucket, -carats, -warranted, abroad, -value_minor, currency, ${at.toISOString()}::text::timestamptz
    from ledger_entry where source_id = any(${sources}::uuid[]) and leg = 0`.execute(tx)
}
