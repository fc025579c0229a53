import { type RawBuilder, sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import { type MilliCarat, parseCarat } from '../kernel/carat.ts'
import type { ReceivedDocumentId, TradeDocumentId } from '../kernel/ids.ts'
import type { Original } from './rules.ts'

type Row = Omit<Original, 'lines' | 'side'> & {
  readonly lines: readonly {
    readonly position: number
    readonly goodsClass: string
    readonly description: string
    readonly reportNumber: string | null
    readonly carats: string
    readonly amountMinor: string | null
    readonly takenCarats: string
    readonly takenMinor: string
    readonly warranted: boolean
  }[]
}

/** Locks an issued document and reads what is left of each of its lines, so that two that take from it wait for each other. */
export async function lockIssuedOriginal(tx: TenantTx, id: TradeDocumentId): Promise<Original | undefined> {
  const locked = await sql`select from trade_document where id = ${id} for update`.execute(tx)
  return locked.rows.length === 0 ? undefined : readIssuedOriginal(tx, id)
}

/** What is left of each line of an issued document, as it stands now. */
export async function readIssuedOriginal(tx: TenantTx, id: TradeDocumentId): Promise<Original | undefined> {
  return original(tx, 'issued', {
    from: sql`trade_document d where d.id = ${id}`,
    isValid: sql`d.status = 'issued'`,
    lines: sql`trade_document_line`,
    warranted: sql`exists (select from warranty w where w.tenant_id = l.tenant_id and w.document_id = l.document_id
      and w.kind = 'warranty' and l.position = any(w.line_positions))`,
    taken: taken({ issued: sql`t.original_id = ${id}`, received: sql`t.original_issued_id = ${id}` }),
  })
}

/** The same for a document that was received. */
export async function lockReceivedOriginal(tx: TenantTx, id: ReceivedDocumentId): Promise<Original | undefined> {
  const locked = await sql`select from received_document where id = ${id} for update`.execute(tx)
  return locked.rows.length === 0 ? undefined : readReceivedOriginal(tx, id)
}

/** What is left of each line of a received document, as it stands now. */
export async function readReceivedOriginal(tx: TenantTx, id: ReceivedDocumentId): Promise<Original | undefined> {
  return original(tx, 'received', {
    from: sql`received_document d where d.id = ${id}`,
    isValid: sql`d.status = 'recorded'`,
    lines: sql`received_document_line`,
    // What is sold from a memo under warranty is warranted, whatever the sale itself carries.
    warranted: sql`exists (select from received_statement w where w.tenant_id = l.tenant_id
      and ((w.document_id = l.document_id and l.position = any(w.accepted_positions))
        or (w.document_id = d.original_id and d.document_type = 'invoice' and l.original_position = any(w.accepted_positions))))`,
    taken: taken({ issued: sql`t.original_received_id = ${id}`, received: sql`t.original_id = ${id}` }),
  })
}

const soldBy = sql`received_document t join received_document_line k on k.tenant_id = t.tenant_id and k.document_id = t.id
  where t.tenant_id = l.tenant_id and t.original_id = l.document_id and t.status = 'recorded' and t.document_type = 'invoice'
    and k.original_position = l.position`
const ofSale = sql`exists (select from received_statement s where s.tenant_id = k.tenant_id and s.document_id = k.document_id
  and k.position = any(s.accepted_positions))`
const creditedOfSale = sql`coalesce((select sum(x.carats) from received_document c join received_document_line x
  on x.tenant_id = c.tenant_id and x.document_id = c.id where c.tenant_id = k.tenant_id and c.original_id = k.document_id
    and c.status = 'recorded' and c.document_type = 'credit-note' and x.original_position = k.position), 0)`

/** Of a received line `l` of a memo: the carats that its sales warrant by their own statements, less what was credited of those. */
export const warrantedBySales = sql<string>`coalesce((select sum(k.carats - ${creditedOfSale}) from ${soldBy} and ${ofSale}), 0)`

/** Of a received line `l` of a memo: the carats that were sold with a statement of the sale's own; null when none. */
const soldUnderWarranty = sql<string | null>`(select sum(k.carats) from ${soldBy} and ${ofSale})`

/** Of a received line `l` of a memo: the carats that its sales credited where the sale itself warrants nothing. */
const creditedOfBareSales = sql<string>`coalesce((select sum(${creditedOfSale}) from ${soldBy} and not ${ofSale}), 0)`

/** Of a received line `l`: the carats that went back to the supplier by memo return or by a credit note on this document. */
const wentBack = sql<string>`coalesce((select sum(b.carats) from (
  select k.carats from received_document t join received_document_line k on k.tenant_id = t.tenant_id and k.document_id = t.id
    where t.tenant_id = l.tenant_id and t.original_id = l.document_id and t.status = 'recorded' and t.document_type = 'credit-note'
      and k.original_position = l.position
  union all
  select k.carats from trade_document t join trade_document_line k on k.tenant_id = t.tenant_id and k.document_id = t.id
    where t.tenant_id = l.tenant_id and t.original_received_id = l.document_id and t.status = 'issued' and t.document_type = 'memo-return'
      and k.original_position = l.position) b), 0)`

/** Of a received line `l`: the carats for which nobody owes a warranty any more; they went back, or a sale warrants them. */
export const settledCarats = sql<string>`(${wentBack} + ${creditedOfBareSales} + coalesce(${soldUnderWarranty}, 0))`

/** Of a received line `l`: whether sales from it warrant all of it that did not go back. */
export const isWarrantedBySales = sql<boolean>`(exists (select from ${soldBy} and ${ofSale}) and l.carats <= ${settledCarats})`

/** Of a received document `d`: the positions of a memo's lines that its sales warrant. */
export const positionsWarrantedBySales = sql<readonly number[]>`case when d.document_type = 'memo' then
  (select coalesce(array_agg(l.position order by l.position), '{}') from received_document_line l
    where l.tenant_id = d.tenant_id and l.document_id = d.id and ${isWarrantedBySales}) else '{}' end`

/** By position of a received document: the carats that a statement which covers it now makes warranted. */
export async function selectYetBare(tx: TenantTx, id: ReceivedDocumentId): Promise<ReadonlyMap<number, MilliCarat>> {
  const { rows } = await sql<{ position: number; carats: string }>`
    select l.position, greatest(l.carats - ${settledCarats}, 0)::numeric(14, 3)::text as carats
    from received_document_line l where l.document_id = ${id}`.execute(tx)
  return new Map(rows.map(({ position, carats }) => [position, parseCarat(carats)]))
}

/** What valid later documents took back, line by line of the original; a debit note takes nothing. */
function taken(refers: { readonly issued: RawBuilder<unknown>; readonly received: RawBuilder<unknown> }) {
  return sql`
    select k.original_position as position, k.carats, k.amount_minor from trade_document t
      join trade_document_line k on k.tenant_id = t.tenant_id and k.document_id = t.id
      where ${refers.issued} and t.status = 'issued' and t.document_type <> 'debit-note'
    union all
    select k.original_position, k.carats, k.amount_minor from received_document t
      join received_document_line k on k.tenant_id = t.tenant_id and k.document_id = t.id
      where ${refers.received} and t.status = 'recorded' and t.document_type <> 'debit-note'`
}

type Parts = {
  readonly from: RawBuilder<unknown>
  readonly isValid: RawBuilder<unknown>
  readonly lines: RawBuilder<unknown>
  readonly warranted: RawBuilder<unknown>
  readonly taken: RawBuilder<unknown>
}

async function original(tx: TenantTx, side: Original['side'], parts: Parts): Promise<Original | undefined> {
  const { rows } = await sql<Row>`
    with taken as (select position, sum(carats) as carats, sum(amount_minor) as minor from (${parts.taken}) t group by position)
    select d.id, d.document_type as "documentType", d.number, d.document_date as "documentDate", d.counterparty_id as "counterpartyId",
      ${parts.isValid} as "isValid", d.unit, d.currency,
      (select coalesce(jsonb_agg(jsonb_build_object('position', l.position, 'goodsClass', l.goods_class, 'description', l.description,
          'reportNumber', l.report_number, 'carats', l.carats::text, 'amountMinor', l.amount_minor::text, 'warranted', ${parts.warranted},
          'takenCarats', coalesce(t.carats, 0)::numeric(14, 3)::text, 'takenMinor', coalesce(t.minor, 0)::text) order by l.position), '[]')
        from ${parts.lines} l left join taken t on t.position = l.position
        where l.tenant_id = d.tenant_id and l.document_id = d.id) as lines
    from ${parts.from}`.execute(tx)
  const [row] = rows
  if (!row) return undefined
  const lines = row.lines.map((line) => ({
    ...line,
    carats: parseCarat(line.carats),
    takenCarats: parseCarat(line.takenCarats) satisfies MilliCarat,
    amountMinor: line.amountMinor === null ? null : BigInt(line.amountMinor),
    takenMinor: BigInt(line.takenMinor),
  }))
  return { ...row, side, lines }
}

/** The numbers of valid documents that refer to this one: while there are any, it stays as it is. */
export async function selectDependents(tx: TenantTx, side: Original['side'], id: string): Promise<readonly string[]> {
  const issued = side === 'issued' ? sql`original_id = ${id}` : sql`original_received_id = ${id}`
  const received = side === 'issued' ? sql`original_issued_id = ${id}` : sql`original_id = ${id}`
  const { rows } = await sql<{ number: string }>`
    select number from trade_document where ${issued} and status = 'issued'
    union all select number from received_document where ${received} and status = 'recorded' limit 10`.execute(tx)
  return rows.map(({ number }) => number)
}
