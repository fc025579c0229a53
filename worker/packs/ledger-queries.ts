import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { LedgerBucket } from '../../domain/ledger/rules.ts'
import type { Population } from './queries.ts'

/** What moved before the period and within it, by class, side of the border and currency, as it was entered when the pack was asked for. */
export async function selectMoved(tx: TenantTx, { from, to, at, scheme }: Population) {
  const { rows } = await sql<{
    goodsClass: string
    bucket: LedgerBucket
    isBefore: boolean
    abroad: boolean | null
    currency: string | null
    carats: string
    warranted: string
    minor: bigint | null
  }>`
    select goods_class as "goodsClass", bucket, day < ${from}::date as "isBefore", abroad, currency, sum(carats)::numeric(16, 3)::text as carats,
      sum(warranted)::numeric(16, 3)::text as warranted, sum(value_minor)::bigint as minor
    from ledger_entry where day <= ${to}::date and entered_at <= ${at} and scheme = ${scheme} group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`.execute(
    tx,
  )
  return rows
}

/** Opening stock that was declared by then. */
export function selectOpenings(tx: TenantTx, { to, at, scheme }: Population) {
  return tx
    .selectFrom('opening_stock')
    .selectAll()
    .where('scheme', '=', scheme)
    .where('day', '<=', to)
    .where('declared_at', '<=', at)
    .orderBy('day')
    .orderBy('id')
    .execute()
}

/** Adjustments dated in the period, as they stood then. */
export function selectAdjustments(tx: TenantTx, { from, to, at, scheme }: Population) {
  return tx
    .selectFrom('adjustment')
    .selectAll()
    .where('scheme', '=', scheme)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('proposed_at', '<=', at)
    .orderBy('day')
    .orderBy('id')
    .execute()
}

/** Lines of what was manufactured, mixed and sorted in the period. */
export function selectProcessed(tx: TenantTx, { from, to, at, scheme }: Population) {
  return tx
    .selectFrom('processing as p')
    .innerJoin('processing_line as l', (join) =>
      join.onRef('l.tenant_id', '=', 'p.tenant_id').onRef('l.processing_id', '=', 'p.id'),
    )
    .select(['p.id', 'p.kind', 'p.day', 'p.carats_in', 'p.carats_out', 'p.note', 'p.recorded_by_name', 'p.recorded_at'])
    .select(['l.position', 'l.side', 'l.lot', 'l.goods_class', 'l.carats', 'l.warranted'])
    .where('l.scheme', '=', scheme)
    .where('p.day', '>=', from)
    .where('p.day', '<=', to)
    .where('p.recorded_at', '<=', at)
    .orderBy('p.day')
    .orderBy('p.id')
    .orderBy('l.position')
    .execute()
}

/** Periods closed by then that end in the pack's. */
export function selectClosed(tx: TenantTx, { from, to, at }: Population) {
  return tx
    .selectFrom('ledger_period')
    .selectAll()
    .where('to_day', '>=', from)
    .where('to_day', '<=', to)
    .where('closed_at', '<=', at)
    .orderBy('to_day')
    .execute()
}
