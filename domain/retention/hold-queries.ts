import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { Day } from '../kernel/calendar.ts'
import type { LegalHoldId, UserId } from '../kernel/ids.ts'
import type { KeptKind } from '../kernel/scheme.ts'
import type { HoldInput } from './schema.ts'

export type NamedRecord = { readonly kind: KeptKind; readonly id: string; readonly number: string }

/** The records of a kind that have these numbers; a number may be of several. */
export async function selectByNumbers(tx: TenantTx, kind: KeptKind, numbers: readonly string[]) {
  const { rows } = await sql<NamedRecord>`
    select kind, id, number from kept_records() where kind = ${kind} and number = any(${sql.val([...numbers])}::text[])
    order by number, id limit 1000`.execute(tx)
  return rows
}

type By = { readonly userId: UserId; readonly name: string; readonly at: Date }

/** Writes a hold with the records that it names. */
export async function insertHold(
  tx: TenantTx,
  id: LegalHoldId,
  hold: HoldInput & { readonly records: readonly NamedRecord[] },
  by: By,
): Promise<void> {
  await tx
    .insertInto('legal_hold')
    .values({
      ...{ id, name: hold.name, reason: hold.reason, from_day: hold.fromDay, covers: hold.covers },
      counterparty_id: hold.covers === 'counterparty' ? hold.counterpartyId : null,
      period_from: hold.covers === 'period' ? hold.periodFrom : null,
      period_to: hold.covers === 'period' ? hold.periodTo : null,
      ...{ set_by: by.userId, set_by_name: by.name, set_at: by.at },
    })
    .execute()
  if (hold.records.length === 0) return
  await tx
    .insertInto('legal_hold_record')
    .values(hold.records.map(({ kind, id: record, number }) => ({ hold_id: id, kind, record_id: record, number })))
    .execute()
}

/** A hold that is to be lifted, kept from others until the transaction ends. */
export function lockHold(tx: TenantTx, id: LegalHoldId) {
  return tx
    .selectFrom('legal_hold')
    .select(['name', 'set_by as setBy', 'lifted_at as liftedAt'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Says who lifted a hold and why. */
export async function markLifted(tx: TenantTx, id: LegalHoldId, by: By & { readonly reason: string }): Promise<void> {
  await tx
    .updateTable('legal_hold')
    .set({ lifted_by: by.userId, lifted_by_name: by.name, lifted_at: by.at, lift_reason: by.reason })
    .where('id', '=', id)
    .execute()
}

export type HoldRow = {
  readonly id: LegalHoldId
  readonly name: string
  readonly reason: string
  readonly fromDay: Day
  readonly covers: 'everything' | 'counterparty' | 'period' | 'records'
  readonly counterparty: string | null
  readonly periodFrom: Day | null
  readonly periodTo: Day | null
  readonly numbers: readonly string[]
  readonly setBy: UserId
  readonly setByName: string
  readonly setAt: Date
  readonly liftedByName: string | null
  readonly liftedAt: Date | null
  readonly liftReason: string | null
  /** How many records it covers. */
  readonly count: number
}

/** Every hold, those that stand first. */
export async function selectHolds(tx: TenantTx): Promise<readonly HoldRow[]> {
  const { rows } = await sql<HoldRow>`
    select h.id, h.name, h.reason, h.from_day as "fromDay", h.covers, c.name as counterparty, h.period_from as "periodFrom",
      h.period_to as "periodTo", h.set_by as "setBy", h.set_by_name as "setByName", h.set_at as "setAt",
      h.lifted_by_name as "liftedByName", h.lifted_at as "liftedAt", h.lift_reason as "liftReason",
      (select coalesce(array_agg(r.number order by r.number), '{}') from legal_hold_record r where r.hold_id = h.id) as numbers,
      case when h.lifted_at is null then (select count(*)::int from kept_records() k
        where hold_covers(h, k.kind, k.id, k.counterparty_id, k.period_from, k.period_to)) else 0 end as count
    from legal_hold h left join counterparty c on c.tenant_id = h.tenant_id and c.id = h.counterparty_id
    order by h.lifted_at is not null, h.set_at desc limit 200`.execute(tx)
  return rows
}
