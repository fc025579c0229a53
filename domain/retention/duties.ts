import type { TenantTx } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { type Day, dayIn } from '../kernel/calendar.ts'
import { companyChooser } from '../schemes/index.ts'
import { selectKeeper, selectWishes } from './queries.ts'
import type { Duty, Keeper } from './rules.ts'

/** The rules of the company's schemes with its own wishes, who keeps by them, and the day it is there. */
export async function dutiesOf(
  tx: TenantTx,
  deps: Pick<Deps, 'library' | 'clock'>,
): Promise<{ readonly duties: readonly Duty[]; readonly keeper: Keeper; readonly today: Day }> {
  const [{ library, groups }, { timeZone, ...company }] = [await companyChooser(deps, tx), await selectKeeper(tx)]
  const wishes = new Map((await selectWishes(tx)).map(({ scheme, rule, years }) => [`${scheme}/${rule}`, years]))
  const duties = library.schemes.flatMap(({ key: scheme, retention }) =>
    retention.map((rule) => ({ ...rule, scheme, ownYears: wishes.get(`${scheme}/${rule.key}`) ?? null })),
  )
  return { duties, keeper: { ...company, groups }, today: dayIn(timeZone, deps.clock.now()) }
}
