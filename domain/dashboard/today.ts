import { inTenant } from '../../db/tenant.ts'
import { listPacks } from '../audit-packs/read-packs.ts'
import { todayAt } from '../companies/today.ts'
import { owedGoods } from '../coverage/index.ts'
import { selectCoverage } from '../coverage/queries.ts'
import { type CoverageRow, coverageOf, perMille, thousandths } from '../coverage/rules.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeInCompany, can } from '../kernel/actor.ts'
import { addDays, addMonths, type Day, day } from '../kernel/calendar.ts'
import type { Library } from '../kernel/scheme.ts'
import { companyChooser } from '../schemes/index.ts'
import { type AttentionRow, type MonthRow, selectAttention, selectMonths } from './queries.ts'

const MONTHS = 13
const WARN_DAYS = 60

/**
 * What the first page shows. People of the company get the last 13 months of warranties out and in and what needs
 * attention; an auditor gets the engagement and the packs inside it.
 */
export async function todayOf(deps: Pick<Deps, 'db' | 'clock' | 'library'>, actor: Actor) {
  authorizeInCompany(actor, 'dashboard:read')
  if (actor.role === 'auditor')
    return { kind: 'auditor' as const, engagement: actor.engagement ?? null, packs: await listPacks(deps, actor) }
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const today = await todayAt(tx, deps.clock)
    const { library } = await companyChooser(deps, tx)
    const from = addMonths(day(`${today.slice(0, 7)}-01`), 1 - MONTHS)
    const coverage = await selectCoverage(tx, { from, to: today }, owedGoods(library))
    const pictures = []
    for (const { measure, among } of measuresOf(library)) {
      const rows = await selectMonths(tx, { from, to: today }, among)
      const own = coverage.filter(({ unit }) => unit === measure.unit)
      pictures.push({ ...measure, months: rows.map((row) => monthOf(row, own)) })
    }
    const found = await selectAttention(tx, { checkedSince: addMonths(today, -12), today, asker: actor.userId })
    return {
      kind: 'company' as const,
      today,
      /** One for each unit that the company's goods are measured in: carats and cubic metres do not add up. */
      pictures: worthDrawing(pictures),
      attention: {
        registrations: registrationsToMind(found, library, today),
        drafts: found.drafts,
        failedDocuments: found.failed_documents,
        uncheckedSuppliers: found.unchecked_suppliers,
        failedPacks: found.failed_packs,
        packs: {
          toRelease: can(actor, 'audit-pack:release') ? found.packs_to_release : 0,
          late: can(actor, 'audit-pack:read') ? found.packs_late : 0,
        },
        exceptions: {
          blocking: found.blocking_exceptions,
          overdue: found.overdue_exceptions,
          open: found.open_exceptions,
        },
      },
    }
  })
}

/** By unit: the goods that are measured in it. */
function measuresOf({ schemes }: Library) {
  const byUnit = Map.groupBy(
    schemes.flatMap(({ goods }) => goods),
    ({ unit }) => unit,
  )
  return [...byUnit].map(([unit, goods]) => ({
    measure: { unit, quantityName: goods[0]?.quantityName ?? unit },
    among: byUnit.size === 1 ? null : { unit, goods: goods.map(({ key }) => key) },
  }))
}

type Picture = { readonly months: readonly ReturnType<typeof monthOf>[] }

/** Pictures with something in them; the first one when there is nothing at all yet. */
function worthDrawing<P extends Picture>(pictures: readonly P[]): readonly P[] {
  const drawn = pictures.filter(({ months }) =>
    months.some(({ issued, received }) => issued.count + received.count > 0),
  )
  return drawn.length > 0 ? drawn : pictures.slice(0, 1)
}

function monthOf(row: MonthRow, coverage: readonly CoverageRow[]) {
  const [bought] = coverageOf(coverage.filter(({ month }) => month === row.month)).quantities
  const share = bought ? perMille(thousandths(bought)) : null
  return {
    month: row.month,
    issued: { count: row.issued_count, carats: row.issued_carats },
    received: { count: row.received_count, carats: row.received_carats },
    /** Share of the purchases that need a warranty and came under an accepted one; null when there were none. */
    coverage: share === null ? null : share / 1000,
  }
}

/** Registrations that are missing, over, or over within 60 days, under the name that their scheme gives them. */
function registrationsToMind({ registrations }: AttentionRow, { schemes }: Library, today: Day) {
  const soon = addDays(today, WARN_DAYS)
  return registrations
    .filter(({ ends }) => ends === null || ends < soon)
    .map(({ scheme, ends }) => ({
      name: schemes.find(({ key }) => key === scheme)?.registration.name ?? scheme,
      ends,
    }))
}
