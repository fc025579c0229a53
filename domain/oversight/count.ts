import { companiesToCount, publishQuarter, selectQuarters } from '../../db/system/oversight.ts'
import { inTenant } from '../../db/tenant.ts'
import { owedGoods } from '../coverage/index.ts'
import { selectCoverage } from '../coverage/queries.ts'
import type { CoverageRow } from '../coverage/rules.ts'
import type { Deps } from '../deps.ts'
import { entryOf, ruleKeys } from '../exceptions/catalogue.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { addDays, addMonths, dayIn } from '../kernel/calendar.ts'
import { companyChooser } from '../schemes/index.ts'
import { insertMonth, selectCounted, selectIssued, selectRules } from './queries.ts'
import { monthsFrom, monthsToCount, quartersToPublish } from './rules.ts'

type CountDeps = Pick<Deps, 'db' | 'system' | 'clock' | 'library'> & {
  readonly log: { readonly error: (about: object, sentence: string) => void }
}
const AT_ONCE = 5

/**
 * Counts the months of a few companies that are due, each inside its own wall, and publishes the quarters for which
 * every company is counted. One company's failure does not keep the others waiting.
 */
export async function keepOversight(deps: CountDeps): Promise<void> {
  const today = dayIn('UTC', deps.clock.now())
  const { last } = monthsToCount(today)
  let counted = 0
  for (const tenantId of await companiesToCount(deps.system, last, AT_ONCE)) {
    const actor = { role: 'system', tenantId, name: 'Counts', userId: null } as const
    await countMonths(deps, actor).then(
      () => counted++,
      (error: unknown) =>
        deps.log.error({ company: tenantId, reason: String(error) }, 'a company’s months could not be counted'),
    )
  }
  // While the counting goes on, a quarter would be published without those whose turn is to come.
  const isCounted = (await companiesToCount(deps.system, last, 1)).length === 0
  if (counted > 0 && !isCounted) return
  const published = await selectQuarters(deps.system)
  for (const quarter of quartersToPublish(today, { published, isCounted })) await publishQuarter(deps.system, quarter)
}

/** Writes the counts of the company's months that are over and not counted yet: numbers of documents and exceptions only. */
export async function countMonths(deps: Pick<Deps, 'db' | 'clock' | 'library'>, actor: Actor): Promise<void> {
  authorizeInCompany(actor, 'oversight:count')
  const at = deps.clock.now()
  const due = monthsToCount(dayIn('UTC', at))
  const period = { from: due.first, to: addDays(addMonths(due.last, 1), -1) }
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const { segment, counted } = await selectCounted(tx, period)
    const months = monthsFrom(due).filter((month) => !counted.includes(month))
    if (months.length === 0) return
    const { library } = await companyChooser(deps, tx)
    const bought = Map.groupBy(await selectCoverage(tx, period, owedGoods(library)), ({ month }) => month)
    const issued = await selectIssued(tx, period)
    const rules = Map.groupBy(await selectRules(tx, period), ({ month }) => month)
    for (const month of months) {
      const key = month.slice(0, 7)
      const { issued: all = 0, warranted = 0 } = issued.get(key) ?? {}
      await insertMonth(
        tx,
        { month, segment, issued: all, warranted, ...purchases(bought.get(key)), rules: byFamily(rules.get(month)) },
        at,
      )
    }
  })
}

function purchases(rows: readonly CoverageRow[] = []) {
  return {
    received: rows.reduce((sum, { documents }) => sum + documents, 0),
    covered: rows.reduce((sum, { coveredDocuments }) => sum + coveredDocuments, 0),
  }
}

function byFamily(rows: readonly { readonly rule: string; readonly found: number; readonly mended: number }[] = []) {
  return rows.flatMap((row) => {
    const rule = ruleKeys.find((key) => key === row.rule)
    return rule ? [{ rule, family: entryOf(rule).by, found: row.found, mended: row.mended }] : []
  })
}
