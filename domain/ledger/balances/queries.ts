import { sql } from 'kysely'
import type { TenantTx } from '../../../db/tenant.ts'
import type { Day } from '../../kernel/calendar.ts'
import type { Position } from '../../kernel/cursor.ts'
import { bucketSigns, type LedgerBucket, ledgerBuckets } from '../rules.ts'

const TAKING = sql.join(ledgerBuckets.filter((bucket) => bucketSigns[bucket] < 0).map((bucket) => sql.lit(bucket)))

/** A quantity with the sign of its column: summed over rows of the ledger, what is in stock. */
export function signed(quantity: 'carats' | 'warranted') {
  return sql`case when bucket in (${TAKING}) then -${sql.ref(quantity)} else ${sql.ref(quantity)} end`
}

/** By goods class, of those named or of all: what the ledger has under warranty now, as text; below nothing with a minus. */
export async function selectWarranted(
  tx: TenantTx,
  goodsClasses: readonly string[] | null = null,
): Promise<Readonly<Record<string, string>>> {
  const isAsked = goodsClasses ? sql`goods_class = any(${sql.val([...goodsClasses])}::text[])` : sql`true`
  const { rows } = await sql<{ goods: string; warranted: string }>`
    select goods_class as goods, sum(${signed('warranted')})::text as warranted from ledger_balance where ${isAsked} group by goods_class`.execute(
    tx,
  )
  return Object.fromEntries(rows.map(({ goods, warranted }) => [goods, warranted]))
}

type BalanceRow = {
  readonly scheme: string
  readonly goodsClass: string
  readonly bucket: LedgerBucket
  readonly isBefore: boolean
  readonly carats: string
  readonly warranted: string
}

/** What moved before a period of whole months and within it, from the months' sums: as many rows as classes and columns. */
export async function selectBalances(
  tx: TenantTx,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<readonly BalanceRow[]> {
  const { rows } = await sql<BalanceRow>`
    select scheme, goods_class as "goodsClass", bucket, month < ${from}::date as "isBefore", sum(carats)::numeric(16, 3)::text as carats,
      sum(warranted)::numeric(16, 3)::text as warranted
    from ledger_balance where month <= ${to}::date group by 1, 2, 3, 4 order by 1, 2`.execute(tx)
  return rows
}

type EntrySum = BalanceRow & {
  /** Lines that are not wholly under warranty, and by how much. */
  readonly bareLines: number
  readonly bareCarats: string
}

/** The same sums from the entries themselves, in one pass over them: what reconciling and closing rely on. */
export async function selectFromEntries(
  tx: TenantTx,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<readonly EntrySum[]> {
  const { rows } = await sql<EntrySum>`
    select scheme, goods_class as "goodsClass", bucket, day < ${from}::date as "isBefore", sum(carats)::numeric(16, 3)::text as carats,
      sum(warranted)::numeric(16, 3)::text as warranted, (count(*) filter (where carats <> warranted))::int as "bareLines",
      (sum(carats) - sum(warranted))::numeric(16, 3)::text as "bareCarats"
    from ledger_entry where day <= ${to}::date group by 1, 2, 3, 4 order by 1, 2`.execute(tx)
  return rows
}

/** The first and the last day on which anything was entered, and how far the periods are closed. */
export async function selectExtent(tx: TenantTx) {
  const { rows } = await sql<{ first: Day | null; last: Day | null; closedThrough: Day | null }>`
    select (select min(month) from ledger_balance) as first, (select max(month) from ledger_balance) as last,
      (select max(to_day) from ledger_period) as "closedThrough"`.execute(tx)
  return rows[0] ?? { first: null, last: null, closedThrough: null }
}

export type EntryFilter = {
  readonly scheme: string | null
  readonly goodsClass: string | null
  readonly bucket: LedgerBucket | null
  readonly bare: boolean
  readonly from: Day | null
  readonly to: Day | null
  readonly limit: number
}

type Listed = {
  readonly sourceKind: 'issued' | 'received' | 'processing' | 'opening' | 'adjustment'
  readonly sourceId: string
  /** The document behind it: of a later statement, the one that it covers. */
  readonly documentId: string
  readonly position: number
  readonly leg: number
  readonly scheme: string
  readonly goodsClass: string
  readonly day: Day
  readonly documentDay: Day
  readonly bucket: LedgerBucket
  readonly carats: string
  readonly warranted: string
  readonly number: string | null
  readonly party: string | null
}

/** A page of entries, oldest first, one more than asked for, each with the number and party of its document. */
export async function selectEntries(
  tx: TenantTx,
  filter: EntryFilter,
  after: Position | null,
): Promise<readonly Listed[]> {
  const conditions = [
    ...(filter.scheme ? [sql`e.scheme = ${filter.scheme}`] : []),
    ...(filter.goodsClass ? [sql`e.goods_class = ${filter.goodsClass}`] : []),
    ...(filter.bucket ? [sql`e.bucket = ${filter.bucket}`] : []),
    ...(filter.bare ? [sql`e.carats <> e.warranted`] : []),
    ...(filter.from ? [sql`e.day >= ${filter.from}::date`] : []),
    ...(filter.to ? [sql`e.day <= ${filter.to}::date`] : []),
    ...(after ? [afterPlace(after)] : []),
  ]
  const { rows } = await sql<Listed>`
    select e.*, coalesce(t.number, r.number) as number, coalesce(t.counterparty_name, r.counterparty_name) as party from (
      select e.source_kind as "sourceKind", e.source_id as "sourceId", e.position, e.leg, e.scheme, e.goods_class as "goodsClass", e.day,
        e.document_day as "documentDay", e.bucket, e.carats, e.warranted,
        coalesce((select s.document_id from received_statement s where s.tenant_id = e.tenant_id and s.id = e.source_id),
          (select w.document_id from warranty w where w.tenant_id = e.tenant_id and w.id = e.source_id), e.source_id) as "documentId"
      from ledger_entry e where ${sql.join([sql`true`, ...conditions], sql` and `)}
      order by e.day, e.source_id, e.position, e.leg limit ${filter.limit + 1}) e
    left join trade_document t on e."sourceKind" = 'issued' and t.id = e."documentId"
    left join received_document r on e."sourceKind" = 'received' and r.id = e."documentId"
    order by e.day, e."sourceId", e.position, e.leg`.execute(tx)
  return rows
}

/** Entries have no id of their own: their place is the day, the source, the line and its leg. */
function afterPlace({ value, id }: Position) {
  const [day, position, leg] = value.split(' ')
  return sql`(e.day, e.source_id, e.position, e.leg) > (${day}::date, ${id}::uuid, ${position}::int, ${leg}::int)`
}

type DeclaredRow = {
  readonly scheme: string
  readonly goodsClass: string
  readonly bucket: LedgerBucket
  readonly abroad: boolean | null
  readonly currency: string | null
  readonly carats: string
  readonly minor: bigint | null
}

/** What moved in a period by where it went, with its value by currency: the buckets of the yearly stock declaration (domain.md 5.1). */
export async function selectDeclared(
  tx: TenantTx,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<readonly DeclaredRow[]> {
  const { rows } = await sql<DeclaredRow>`
    select scheme, goods_class as "goodsClass", bucket, abroad, currency, sum(carats)::numeric(16, 3)::text as carats, sum(value_minor)::bigint as minor
    from ledger_entry where day between ${from}::date and ${to}::date group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`.execute(
    tx,
  )
  return rows
}
