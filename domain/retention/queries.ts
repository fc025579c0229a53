import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { Day } from '../kernel/calendar.ts'
import type { KeptKind } from '../kernel/scheme.ts'

type Group = {
  readonly kind: KeptKind
  readonly day: Day
  readonly movedOn: Day | null
  readonly importedInto: string | null
  readonly count: number
}

/** How many records there are of the same kind, day and places; those whose content is gone are not among them. */
export async function selectGroups(
  tx: TenantTx,
  within: { readonly from: Day; readonly to: Day } | null,
): Promise<readonly Group[]> {
  const { rows } = await sql<Group>`
    select k.kind, k.day, k.moved_on as "movedOn", k.imported_into as "importedInto", count(*)::int as count
    from kept_records() k
    left join deletion_item g on g.kind = k.kind and g.record_id = k.id and g.state in ('emptied', 'done')
    where g.record_id is null ${within ? sql`and k.day between ${within.from} and ${within.to}` : sql``}
    group by 1, 2, 3, 4`.execute(tx)
  return rows
}

type KeptRecord = Omit<Group, 'count'> & { readonly hold: string | null }

/** One record as its rules see it, and the hold that it is under. */
export async function selectKept(tx: TenantTx, kind: KeptKind, id: string): Promise<KeptRecord | undefined> {
  const { rows } = await sql<KeptRecord>`
    select k.kind, k.day, k.moved_on as "movedOn", k.imported_into as "importedInto",
      holding(k.kind, k.id, k.counterparty_id, k.period_from, k.period_to) as hold
    from kept_records() k where k.kind = ${kind} and k.id = ${id}::uuid`.execute(tx)
  return rows[0]
}

/** What decides about the company's records beside their rules. */
export function selectKeeper(tx: TenantTx) {
  return tx
    .selectFrom('company')
    .select(['country', 'fiscal_year_start as fiscalYearStart', 'time_zone as timeZone'])
    .executeTakeFirstOrThrow()
}

/** The rules that the company lengthened. */
export function selectWishes(tx: TenantTx) {
  return tx.selectFrom('retention_setting').select(['scheme', 'rule', 'years']).execute()
}

type Wish = { readonly scheme: string; readonly rule: string; readonly years: number }

/** Writes for how many years the company keeps under a rule. */
export async function writeWish(
  tx: TenantTx,
  { scheme, rule, years }: Wish,
  by: { readonly name: string; readonly at: Date },
): Promise<void> {
  const said = { years, changed_by_name: by.name, changed_at: by.at }
  await tx
    .insertInto('retention_setting')
    .values({ scheme, rule, ...said })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'scheme', 'rule']).doUpdateSet(said))
    .execute()
}
