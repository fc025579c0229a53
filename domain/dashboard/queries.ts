import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { Day } from '../kernel/calendar.ts'

export type MonthRow = {
  readonly month: string
  readonly issued_count: number
  readonly issued_carats: string
  readonly received_count: number
  readonly received_carats: string
  readonly covered_carats: string
}

/** Warranties out and in, month by month, empty months too. Each side is one range scan of its date index. */
export async function selectMonths(
  tx: TenantTx,
  from: Day,
  to: Day,
  accepted: readonly string[],
): Promise<readonly MonthRow[]> {
  const editions = sql.join(accepted.map((edition) => sql`${edition}`))
  const result = await sql<MonthRow>`
    with months as (
      select to_char(m, 'YYYY-MM') as month from generate_series(${from}::date::timestamp, ${to}::date::timestamp, interval '1 month') m
    ), issued as (
      select to_char(d.document_date, 'YYYY-MM') as month, count(*)::int as count, sum(d.total_carats) as carats
      from trade_document d
      where d.document_date between ${from}::date and ${to}::date and d.document_type = 'invoice' and d.status = 'issued'
        and exists (select 1 from warranty w where w.tenant_id = d.tenant_id and w.document_id = d.id)
      group by 1
    ), received as (
      select to_char(r.document_date, 'YYYY-MM') as month, count(distinct r.id)::int as count, sum(k.carats) as carats,
        sum(k.carats) filter (where r.edition in (${editions})) as covered
      from received_warranty r
      left join received_warranty_carats k on k.tenant_id = r.tenant_id and k.received_warranty_id = r.id
      where r.document_date between ${from}::date and ${to}::date
      group by 1
    )
    select months.month,
      coalesce(issued.count, 0) as issued_count, coalesce(issued.carats, 0)::numeric(16, 3)::text as issued_carats,
      coalesce(received.count, 0) as received_count, coalesce(received.carats, 0)::numeric(16, 3)::text as received_carats,
      coalesce(received.covered, 0)::numeric(16, 3)::text as covered_carats
    from months left join issued using (month) left join received using (month) order by month`.execute(tx)
  return result.rows
}

export type AttentionRow = {
  readonly registration_ends: Day | null
  readonly drafts: number
  readonly failed_documents: number
  readonly unchecked_suppliers: number
  readonly failed_packs: number
}

/** What waits for somebody, in one statement. */
export async function selectAttention(tx: TenantTx, checkedSince: Day): Promise<AttentionRow> {
  const result = await sql<AttentionRow>`
    select
      (select max(valid_to) from sow_registration) as registration_ends,
      (select count(*)::int from trade_document_draft) as drafts,
      (select count(*)::int from document where status = 'failed') as failed_documents,
      (select count(*)::int from counterparty where 'supplier' = any(roles) and archived_at is null
        and (sow_checked_on is null or sow_checked_on < ${checkedSince}::date)) as unchecked_suppliers,
      (select count(*)::int from audit_pack where status = 'failed' and requested_at > now() - interval '90 days') as failed_packs`.execute(
    tx,
  )
  const row = result.rows[0]
  if (!row) throw new Error('a select without from gives one row')
  return row
}
