import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { Day } from '../kernel/calendar.ts'
import type { TradeDocumentType } from '../kernel/goods.ts'

type Row = {
  readonly key: string
  readonly side: 'issued' | 'received'
  readonly documentId: string
  readonly others: readonly string[]
  readonly carats: string
  readonly lines: number
  readonly number: string
  readonly documentDate: Day
  readonly documentType: TradeDocumentType
  readonly counterpartyName: string
  readonly originalType: TradeDocumentType | null
  readonly originalSide: 'issued' | 'received' | null
}

/**
 * The documents in force that name any of these certificates; one row for each set of certificates that lines of a
 * document name together. Voided and withdrawn documents used nothing.
 */
export async function selectUses(tx: TenantTx, keys: readonly string[]): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    with used as (
      select u.tenant_id, u.number_key, u.side, u.used_in, u.position, case when u.named = 1 then '{}'::text[] else (
          select array_agg(x.number_key order by x.number_key) from certificate_use x
          where x.tenant_id = u.tenant_id and x.used_in = u.used_in and x.side = u.side and x.position = u.position
            and x.number_key <> u.number_key) end as others
      from certificate_use u where u.number_key = any(${sql.val([...keys])}::text[])
    ), named as (
      select used.*, l.carats, d.number, d.document_date, d.document_type, d.counterparty_name, d.original_id as issued_original,
        d.original_received_id as received_original
      from used
      join trade_document d on d.tenant_id = used.tenant_id and d.id = used.used_in and d.status = 'issued'
      join trade_document_line l on l.tenant_id = used.tenant_id and l.document_id = used.used_in and l.position = used.position
      where used.side = 'issued'
      union all
      select used.*, l.carats, d.number, d.document_date, d.document_type, d.counterparty_name, d.original_issued_id, d.original_id
      from used
      join received_document d on d.tenant_id = used.tenant_id and d.id = used.used_in and d.status = 'recorded'
      join received_document_line l on l.tenant_id = used.tenant_id and l.document_id = used.used_in and l.position = used.position
      where used.side = 'received'
    )
    select n.number_key as key, n.side, n.used_in as "documentId", n.others, sum(n.carats)::text as carats,
      count(*)::int as lines, n.number, n.document_date as "documentDate", n.document_type as "documentType",
      n.counterparty_name as "counterpartyName", coalesce(i.document_type, r.document_type) as "originalType",
      case when i.id is not null then 'issued' when r.id is not null then 'received' end as "originalSide"
    from named n
    left join trade_document i on i.tenant_id = n.tenant_id and i.id = n.issued_original
    left join received_document r on r.tenant_id = n.tenant_id and r.id = n.received_original
    group by n.tenant_id, n.number_key, n.side, n.used_in, n.others, n.number, n.document_date, n.document_type,
      n.counterparty_name, i.id, i.document_type, r.id, r.document_type
    order by n.document_date, n.number, n.number_key, n.others`.execute(tx)
  return rows
}
