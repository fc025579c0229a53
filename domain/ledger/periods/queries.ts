import { sql } from 'kysely'
import type { TenantTx } from '../../../db/tenant.ts'
import type { TenantActor } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/calendar.ts'
import type { LedgerPeriodId } from '../../kernel/ids.ts'

/** Waits until nobody writes entries of the company, and keeps everybody from it until the transaction ends. */
export async function lockLedger(tx: TenantTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('ledger:' || (select tenant_id from company), 0))`.execute(tx)
}

type Closing = {
  readonly id: LedgerPeriodId
  readonly from: Day
  readonly to: Day
  readonly figures: unknown
}

/** Writes a closed period with its figures, frozen. */
export async function insertPeriod(tx: TenantTx, actor: TenantActor, at: Date, closing: Closing): Promise<void> {
  await tx
    .insertInto('ledger_period')
    .values({
      id: closing.id,
      from_day: closing.from,
      to_day: closing.to,
      figures: sql`${JSON.stringify(closing.figures)}::text::jsonb`,
      closed_by: actor.userId,
      closed_by_name: actor.name,
      closed_at: at,
    })
    .execute()
}

/** Every closed period, the newest first. */
export function selectPeriods(tx: TenantTx) {
  return tx
    .selectFrom('ledger_period')
    .select([
      'id',
      'from_day as from',
      'to_day as to',
      'closed_by_name as closedBy',
      'closed_at as closedAt',
      'figures',
    ])
    .orderBy('to_day', 'desc')
    .limit(500)
    .execute()
}
