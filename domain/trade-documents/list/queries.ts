import { type RawBuilder, sql } from 'kysely'
import { beginning, containing } from '../../../db/like.ts'
import type { TenantTx } from '../../../db/tenant.ts'
import type { Day } from '../../kernel/calendar.ts'
import type { Position } from '../../kernel/cursor.ts'
import type { TradeDocumentType } from '../../kernel/goods.ts'
import type { CounterpartyId, TradeDocumentId } from '../../kernel/ids.ts'
import type { ListQuery } from '../schema.ts'
import { readNumber } from './rules.ts'

type Listed = {
  readonly id: TradeDocumentId
  readonly documentType: TradeDocumentType
  readonly number: string
  readonly documentDate: Day
  readonly status: 'issued' | 'voided' | 'superseded'
  readonly currency: string
  readonly counterpartyId: CounterpartyId
  readonly counterpartyName: string
  readonly lineCount: number
  readonly totalCarats: string
  readonly totalMinor: bigint
  readonly pdf: 'queued' | 'rendered' | 'failed' | null
}

/** A page of issued documents, newest date first, one more than asked for. Costs the same however much was issued. */
export async function selectIssuedPage(
  tx: TenantTx,
  query: ListQuery,
  after: Position | null,
): Promise<readonly Listed[]> {
  const newest: Newest = (condition) => places(query, after, condition)
  const place = query.search ? found(query.search, query.limit + 1, newest) : newest(sql`true`)
  const { rows } = await sql<Listed>`
    select d.id, d.document_type as "documentType", d.number, d.document_date as "documentDate", d.status,
      d.currency, d.counterparty_id as "counterpartyId", d.counterparty_name as "counterpartyName",
      d.line_count as "lineCount", d.total_carats as "totalCarats", d.total_minor as "totalMinor",
      (select p.status from document p where p.trade_document_id = d.id and p.kind = 'trade-document' limit 1) as pdf
    from (${place}) place join trade_document d on d.id = place.id
    order by place.document_date desc, place.id desc`.execute(tx)
  return rows
}

type Place = { readonly document_date: Day; readonly id: TradeDocumentId }
type Newest = (condition: RawBuilder<boolean>) => RawBuilder<Place>

/** Where the page's rows stand: what an index alone can tell. */
function places(query: ListQuery, after: Position | null, condition: RawBuilder<boolean>): RawBuilder<Place> {
  const conditions = [
    condition,
    // State, type and limits are written out, not parameters: a plan made once for all must still see that a partial
    // index fits and that few rows are wanted, else PostgreSQL plans anew for every request.
    ...(query.status === 'voided' ? [sql<boolean>`d.status = 'voided'`] : []),
    ...(query.status === 'issued' ? [sql<boolean>`d.status = 'issued'`] : []),
    ...(query.documentType ? [sql<boolean>`d.document_type = ${sql.lit(query.documentType)}`] : []),
    ...(query.counterpartyId ? [sql<boolean>`d.counterparty_id = ${query.counterpartyId}::uuid`] : []),
    ...(query.currency ? [sql<boolean>`d.currency = ${query.currency}`] : []),
    ...(query.from ? [sql<boolean>`d.document_date >= ${query.from}::date`] : []),
    ...(query.to ? [sql<boolean>`d.document_date <= ${query.to}::date`] : []),
    ...(query.within
      ? [sql<boolean>`d.document_date between ${query.within.from}::date and ${query.within.to}::date`]
      : []),
    ...(after ? [sql<boolean>`(d.document_date, d.id) < (${after.value}::date, ${after.id}::uuid)`] : []),
  ]
  return sql<Place>`select d.document_date, d.id from trade_document d where ${sql.join(conditions, sql` and `)}
    order by d.document_date desc, d.id desc limit ${sql.lit(query.limit + 1)}`
}

/**
 * By any part of the counterparty's name as it stands on the document, or by number. Every name is visited once,
 * each by one step in the index, and each that fits gives its newest documents.
 */
function found(search: string, limit: number, newest: Newest): RawBuilder<Place> {
  const { whole, sequence, prefix } = readNumber(search)
  const anyType = sql`d.document_type = any(array['invoice', 'memo', 'memo-return', 'credit-note', 'debit-note'])`
  return sql<Place>`
    with recursive name (name) as (
      (select counterparty_name from trade_document order by counterparty_name limit 1)
      union all
      select (select d.counterparty_name from trade_document d where d.counterparty_name > name.name order by d.counterparty_name limit 1)
      from name where name.name is not null
    ), hit as (
      select h.* from (select name from name where name ilike ${containing(search)}) n
        cross join lateral (${newest(sql`d.counterparty_name = n.name`)}) h
      union (${newest(sql`${anyType} and d.number = any(array[${whole}, upper(${whole})])`)})
      union (${newest(sql`${anyType} and d.sequence = ${sequence}::text::bigint and d.number ilike ${beginning(prefix)}`)})
    )
    select * from hit order by document_date desc, id desc limit ${sql.lit(limit)}`
}

/** A page of drafts, newest date first, one more than asked for. */
export async function selectDraftPage(tx: TenantTx, query: ListQuery, after: Position | null) {
  let q = tx
    .selectFrom('trade_document_draft as d')
    .innerJoin('counterparty as c', (join) =>
      join.onRef('c.tenant_id', '=', 'd.tenant_id').onRef('c.id', '=', 'd.counterparty_id'),
    )
    .select(['d.id', 'd.document_type as documentType', 'd.document_date as documentDate', 'd.currency'])
    .select(['d.counterparty_id as counterpartyId', 'c.name as counterpartyName', 'd.line_count as lineCount'])
    .select(['d.total_carats as totalCarats', 'd.total_minor as totalMinor'])
    .orderBy('d.document_date', 'desc')
    .orderBy('d.id', 'desc')
    .limit(query.limit + 1)
  if (query.documentType) q = q.where('d.document_type', '=', query.documentType)
  if (query.counterpartyId) q = q.where('d.counterparty_id', '=', query.counterpartyId)
  if (query.currency) q = q.where('d.currency', '=', query.currency)
  if (query.from) q = q.where('d.document_date', '>=', query.from)
  if (query.to) q = q.where('d.document_date', '<=', query.to)
  if (query.search) {
    const pattern = containing(query.search)
    q = q.where((eb) => eb.or([eb('d.reference', 'ilike', pattern), eb('c.name', 'ilike', pattern)]))
  }
  if (after) q = q.where(sql<boolean>`(d.document_date, d.id) < (${after.value}::date, ${after.id}::uuid)`)
  return (await q.execute()).map((row) => ({ ...row, number: null, status: 'draft' as const, pdf: null }))
}
