import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { Day } from '../kernel/calendar.ts'

export type MonthCounts = { readonly issued: number; readonly warranted: number }
export type RuleCounts = { readonly month: Day; readonly rule: string; readonly found: number; readonly mended: number }
type Period = { readonly from: Day; readonly to: Day }

/** The months of a period that are counted already, and the company's segment. */
export async function selectCounted(tx: TenantTx, { from, to }: Period) {
  const { segment } = await tx.selectFrom('company').select('segment').executeTakeFirstOrThrow()
  const rows = await tx
    .selectFrom('member_month')
    .select('month')
    .where('month', '>=', from)
    .where('month', '<=', to)
    .execute()
  return { segment, counted: rows.map(({ month }) => month) }
}

/** Documents that stand, by the month of their date, and how many of them carry a warranty. */
export async function selectIssued(tx: TenantTx, { from, to }: Period): Promise<ReadonlyMap<string, MonthCounts>> {
  const { rows } = await sql<MonthCounts & { month: string }>`
    select to_char(d.document_date, 'YYYY-MM') as month, count(*)::int as issued,
      count(*) filter (where exists (select from warranty w where w.tenant_id = d.tenant_id and w.document_id = d.id))::int as warranted
    from trade_document d where d.status = 'issued' and d.document_date between ${from}::date and ${to}::date group by 1`.execute(
    tx,
  )
  return new Map(rows.map(({ month, ...counts }) => [month, counts]))
}

/** Exceptions by the month of what they are about: how many were found, and how many of them are mended or waived. */
export async function selectRules(tx: TenantTx, { from, to }: Period): Promise<readonly RuleCounts[]> {
  const { rows } = await sql<RuleCounts>`
    select date_trunc('month', e.subject_day::timestamp)::date as month, e.rule, count(*)::int as found,
      count(*) filter (where e.state <> 'open')::int as mended
    from exception e where e.subject_day between ${from}::date and ${to}::date group by 1, 2`.execute(tx)
  return rows
}

export type CountedMonth = {
  readonly month: Day
  readonly segment: string
  readonly issued: number
  readonly warranted: number
  readonly received: number
  readonly covered: number
  readonly rules: readonly {
    readonly rule: string
    readonly family: string
    readonly found: number
    readonly mended: number
  }[]
}

/** Writes a month's counts, for good; false when another worker did it first. */
export async function insertMonth(tx: TenantTx, { rules, ...counts }: CountedMonth, at: Date): Promise<boolean> {
  const written = await tx
    .insertInto('member_month')
    .values({ ...counts, counted_at: at })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  if (written.numInsertedOrUpdatedRows !== 1n) return false
  if (rules.length > 0)
    await tx
      .insertInto('member_month_rule')
      .values(rules.map((each) => ({ month: counts.month, ...each })))
      .execute()
  return true
}
