import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import { defaultTradeSettings, type TradeSettings } from './rules.ts'

/** The company's limits; the house's while it has said nothing. */
export async function selectTradeSettings(tx: TenantTx): Promise<TradeSettings> {
  const row = await tx
    .selectFrom('trade_setting')
    .select(['memo_open_days as memoOpenDays', 'late_entry_days as lateEntryDays'])
    .select(['carat_tolerance_bp as caratToleranceBp'])
    .select(['yield_from_percent as yieldFromPercent', 'yield_to_percent as yieldToPercent'])
    .executeTakeFirst()
  return row ?? defaultTradeSettings
}

/** Writes all limits of the company. */
export async function writeTradeSettings(
  tx: TenantTx,
  settings: TradeSettings,
  by: { readonly name: string; readonly at: Date },
): Promise<void> {
  const row = {
    memo_open_days: settings.memoOpenDays,
    late_entry_days: settings.lateEntryDays,
    carat_tolerance_bp: settings.caratToleranceBp,
    yield_from_percent: settings.yieldFromPercent,
    yield_to_percent: settings.yieldToPercent,
    changed_by_name: by.name,
    changed_at: by.at,
  }
  await tx
    .insertInto('trade_setting')
    .values(row)
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(row))
    .execute()
}

/** What a limit that moved can change: only these are judged again. */
export type Touched = 'memos' | 'received' | 'certificates' | 'processings'

/** Notes everything that a limit can change, in one statement each. */
export async function noteTouched(tx: TenantTx, touched: readonly Touched[]): Promise<void> {
  const selects: Readonly<Record<Touched, ReturnType<typeof sql>>> = {
    memos: sql`select 'issued', id::text from trade_document where document_type = 'memo' and status = 'issued'
      union all select 'received', id::text from received_document where document_type = 'memo' and status = 'recorded'`,
    received: sql`select 'received', id::text from received_document where status = 'recorded'`,
    certificates: sql`select 'certificate', number_key from kp_certificate where status = 'recorded'`,
    processings: sql`select 'processing', id::text from processing`,
  }
  for (const each of touched) await sql`insert into exception_due (scope_kind, scope_id) ${selects[each]}`.execute(tx)
}

/** Notes the issued documents of open periods that bear a date this many days before their issue, or more. */
export async function noteBackDated(tx: TenantTx, days: number): Promise<void> {
  // The day of issue is the company's, which may be one off the server's.
  await sql`
    insert into exception_due (scope_kind, scope_id)
      select 'issued', id::text from trade_document where status = 'issued'
        and issued_at::date - document_date >= ${days}::int
        and document_date > coalesce((select max(to_day) from ledger_period), '-infinity')`.execute(tx)
}
