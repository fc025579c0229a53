import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { Day } from '../kernel/calendar.ts'
import { warrantedBySales } from '../originals/queries.ts'
import type { CoverageRow } from './rules.ts'

/** The goods that owe a warranty when they are bought, each with its unit. */
export type Owed = readonly { readonly goodsClass: string; readonly unit: string }[]
type Period = { readonly from: Day; readonly to: Day }

/**
 * Purchases of a period by month and by supplier: invoices and memos that stand, without sales from a memo (their goods
 * came with it), each line less what went back by credit note or memo return.
 */
export async function selectCoverage(tx: TenantTx, { from, to }: Period, owed: Owed): Promise<readonly CoverageRow[]> {
  const { rows } = await sql<CoverageRow>`
    with taken as (
      select t.original_received_id as document_id, k.original_position as position, k.carats, k.amount_minor
        from trade_document t join trade_document_line k on k.tenant_id = t.tenant_id and k.document_id = t.id
        where t.original_received_id is not null and t.status = 'issued' and t.document_type = 'memo-return' and t.document_date >= ${from}::date
      union all
      select t.original_id, k.original_position, k.carats, k.amount_minor
        from received_document t join received_document_line k on k.tenant_id = t.tenant_id and k.document_id = t.id
        where t.original_id is not null and t.status = 'recorded' and t.document_type = 'credit-note' and t.document_date >= ${from}::date
    ), back as (
      select coalesce(o.original_id, o.id) as document_id,
        case when o.original_id is null then t.position else ol.original_position end as position,
        sum(t.carats) as carats, sum(t.amount_minor) as minor
      from taken t join received_document o on o.id = t.document_id
        left join received_document_line ol on ol.tenant_id = o.tenant_id and ol.document_id = o.id and ol.position = t.position
      group by 1, 2
    ), line as (
      select d.id, d.counterparty_id, to_char(d.document_date, 'YYYY-MM') as month, g.unit, d.currency,
        l.carats - coalesce(b.carats, 0) as carats,
        l.amount_minor - coalesce(b.minor, round(l.amount_minor * b.carats / l.carats), 0) as minor,
        exists (select from received_statement s where s.tenant_id = l.tenant_id and s.document_id = l.document_id
          and l.position = any(s.accepted_positions)) as covered, case when d.document_type = 'memo' then ${warrantedBySales} else 0 end as sold
      from received_document d
        join received_document_line l on l.tenant_id = d.tenant_id and l.document_id = d.id
        join jsonb_to_recordset(${JSON.stringify(owed)}::text::jsonb) as g("goodsClass" text, unit text) on g."goodsClass" = l.goods_class
        left join back b on b.document_id = l.document_id and b.position = l.position
      where d.status = 'recorded' and d.document_type in ('invoice', 'memo') and d.original_id is null
        and d.document_date between ${from}::date and ${to}::date and l.carats > coalesce(b.carats, 0)
    ), share as (
      -- What came bare on memo is covered as far as its sales warrant it.
      select l.*, case when covered then carats else least(carats, sold) end as covered_carats from line l
    ), document as (
      select id, counterparty_id, month, unit, currency, bool_and(covered_carats = carats) as whole, sum(carats) as carats,
        sum(covered_carats) as covered, sum(minor)::bigint as minor,
        coalesce(sum(case when covered_carats = carats then minor else round(minor * covered_carats / carats) end), 0)::bigint as covered_minor
      from share group by 1, 2, 3, 4, 5
    )
    select d.month, d.counterparty_id as "supplierId", (select p.name from counterparty p where p.id = d.counterparty_id) as "supplierName",
      d.unit, d.currency, count(*)::int as documents, (count(*) filter (where whole))::int as "coveredDocuments",
      sum(carats)::numeric(16, 3)::text as carats, sum(covered)::numeric(16, 3)::text as "coveredCarats",
      case when currency is null then null else sum(minor)::bigint end as minor,
      case when currency is null then null else sum(covered_minor)::bigint end as "coveredMinor"
    from document d group by grouping sets ((d.month, d.unit, d.currency), (d.counterparty_id, d.unit, d.currency))`.execute(
    tx,
  )
  return rows
}
