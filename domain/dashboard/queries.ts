import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { Day } from '../kernel/calendar.ts'
import type { UserId } from '../kernel/ids.ts'

export type MonthRow = {
  readonly month: string
  readonly issued_count: number
  readonly issued_carats: string
  readonly received_count: number
  readonly received_carats: string
}

/** Only what is measured in this unit, which these goods are; null when everything is. */
type Among = { readonly unit: string; readonly goods: readonly string[] } | null

/** Warranties out and in, month by month, empty months too. Each side is one range scan of its date index. */
export async function selectMonths(
  tx: TenantTx,
  { from, to }: { readonly from: Day; readonly to: Day },
  among: Among,
): Promise<readonly MonthRow[]> {
  const keys = (list: readonly string[]) => sql`${sql.val([...list])}::text[]`
  const isAmong = among ? sql`k.goods_class = any(${keys(among.goods)})` : sql`true`
  const isIssuedAmong = among ? sql`d.unit = ${among.unit}` : sql`true`
  const result = await sql<MonthRow>`
    with months as (
      select to_char(m, 'YYYY-MM') as month from generate_series(${from}::date::timestamp, ${to}::date::timestamp, interval '1 month') m
    ), issued as (
      select to_char(d.document_date, 'YYYY-MM') as month, count(*)::int as count, sum(d.total_carats) as carats
      from trade_document d
      where d.document_date between ${from}::date and ${to}::date and d.document_type = 'invoice' and d.status = 'issued'
        and exists (select 1 from warranty w where w.tenant_id = d.tenant_id and w.document_id = d.id and w.kind = 'warranty')
        and ${isIssuedAmong}
      group by 1
    ), received as (
      select to_char(r.document_date, 'YYYY-MM') as month, count(distinct r.id)::int as count, sum(k.carats) as carats
      from received_document r
      left join received_document_line k on k.tenant_id = r.tenant_id and k.document_id = r.id
      where r.document_date between ${from}::date and ${to}::date and r.status = 'recorded' and r.document_type in ('invoice', 'memo')
        and not exists (select from received_document o where o.tenant_id = r.tenant_id and o.id = r.original_id) and ${isAmong}
      group by 1
    )
    select months.month,
      coalesce(issued.count, 0) as issued_count, coalesce(issued.carats, 0)::numeric(16, 3)::text as issued_carats,
      coalesce(received.count, 0) as received_count, coalesce(received.carats, 0)::numeric(16, 3)::text as received_carats
    from months left join issued using (month) left join received using (month) order by month`.execute(tx)
  return result.rows
}

export type AttentionRow = {
  /** By scheme that the company trades under: the last day of its registration, or null when it has none. */
  readonly registrations: readonly { readonly scheme: string; readonly ends: Day | null }[]
  readonly drafts: number
  readonly failed_documents: number
  readonly unchecked_suppliers: number
  readonly failed_packs: number
  readonly packs_to_release: number
  readonly packs_late: number
  readonly blocking_exceptions: number
  readonly overdue_exceptions: number
  readonly open_exceptions: number
}

/** What waits for somebody, in one statement. */
export async function selectAttention(
  tx: TenantTx,
  { checkedSince, today, asker }: { readonly checkedSince: Day; readonly today: Day; readonly asker: UserId | null },
): Promise<AttentionRow> {
  const result = await sql<AttentionRow>`
    select
      (select coalesce(jsonb_agg(jsonb_build_object('scheme', s.scheme, 'ends',
          (select max(r.valid_to) from registration r where r.tenant_id = c.tenant_id and r.scheme = s.scheme)) order by s.scheme), '[]')
        from company c, unnest(c.schemes) as s(scheme)) as registrations,
      (select count(*)::int from trade_document_draft) as drafts,
      (select count(*)::int from document where status = 'failed') as failed_documents,
      (select count(*)::int from counterparty p where 'supplier' = any(p.roles) and p.archived_at is null and not exists (
        select from counterparty_registration k where k.tenant_id = p.tenant_id and k.counterparty_id = p.id
          and k.checked_on >= ${checkedSince}::date)) as unchecked_suppliers,
      (select count(*)::int from exception where state = 'open' and severity = 'block') as blocking_exceptions,
      (select count(*)::int from exception where state = 'open' and due_on < ${today}::date) as overdue_exceptions,
      (select count(*)::int from exception where state = 'open') as open_exceptions,
      (select count(*)::int from audit_pack where status = 'ready' and released_at is null
        and requested_by is distinct from ${asker}) as packs_to_release,
      (select count(*)::int from audit_pack where released_at is null and release_due_on < ${today}::date and status <> 'failed') as packs_late,
      (select count(*)::int from audit_pack where status = 'failed' and requested_at > now() - interval '90 days') as failed_packs`.execute(
    tx,
  )
  const row = result.rows[0]
  if (!row) throw new Error('a select without from gives one row')
  return row
}
