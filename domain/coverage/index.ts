import { inTenant } from '../../db/tenant.ts'
import { todayAt } from '../companies/today.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { addMonths, type Day, day } from '../kernel/calendar.ts'
import { DomainError, invalidField } from '../kernel/errors.ts'
import { parseInput } from '../kernel/parse.ts'
import type { Library } from '../kernel/scheme.ts'
import { companyChooser } from '../schemes/index.ts'
import { type Owed, selectCoverage } from './queries.ts'
import { type CoverageRow, coverageOf } from './rules.ts'
import { coverageSchema } from './schema.ts'

const MONTHS = 12
const MOST_MONTHS = 120

/**
 * What part of the purchases of a period is under an accepted warranty, as a whole, month by month and supplier by
 * supplier. An auditor sees what lies in his engagement.
 */
export async function readCoverage(deps: Pick<Deps, 'db' | 'clock' | 'library'>, actor: Actor, input: unknown) {
  authorizeInCompany(actor, 'received-document:read')
  const asked = parseInput(coverageSchema, input)
  if (actor.role === 'auditor' && !actor.engagement)
    throw new DomainError('forbidden', 'You have no engagement with this company.')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const to = asked.to ?? (await todayAt(tx, deps.clock))
    const from = asked.from ?? addMonths(day(`${to.slice(0, 7)}-01`), 1 - MONTHS)
    if (from > to) throw invalidField('to', 'The period must not end before it begins.')
    if (addMonths(from, MOST_MONTHS) <= to) throw invalidField('to', 'A period is at most ten years.')
    const period = clipped({ from, to }, actor.role === 'auditor' ? actor.engagement : undefined)
    const { library } = await companyChooser(deps, tx)
    const rows = await selectCoverage(tx, period, owedGoods(library))
    const months = rows.filter(({ month }) => month !== null)
    return {
      ...{ from, to },
      /** What each unit measures: 'Carats', in ct. */
      measures: measuresOf(library),
      total: coverageOf(months),
      months: monthsOf({ from, to }).map((month) => ({
        month,
        ...coverageOf(months.filter((row) => row.month === month)),
      })),
      suppliers: suppliersOf(rows.filter(({ supplierId }) => supplierId !== null)),
    }
  })
}

/** The goods of the company's schemes that need a warranty when they are bought. */
export function owedGoods({ schemes }: Library): Owed {
  return schemes
    .flatMap(({ goods }) => goods)
    .flatMap(({ key, unit, warranted }) => (warranted ? [{ goodsClass: key, unit }] : []))
}

function measuresOf({ schemes }: Library) {
  const goods = schemes.flatMap((scheme) => scheme.goods)
  return [...new Map(goods.map(({ unit, quantityName }) => [unit, { unit, quantityName }])).values()]
}

type Period = { readonly from: Day; readonly to: Day }

function clipped({ from, to }: Period, inside: Period | undefined): Period {
  if (!inside) return { from, to }
  return { from: from > inside.from ? from : inside.from, to: to < inside.to ? to : inside.to }
}

function monthsOf({ from, to }: Period): readonly string[] {
  const months: string[] = []
  for (let at = day(`${from.slice(0, 7)}-01`); at <= to; at = addMonths(at, 1)) months.push(at.slice(0, 7))
  return months
}

/** Those with most documents without a warranty first. */
function suppliersOf(rows: readonly CoverageRow[]) {
  const suppliers = [...Map.groupBy(rows, ({ supplierId }) => supplierId)].flatMap(([id, own]) =>
    id === null ? [] : [{ id, name: own[0]?.supplierName ?? '', ...coverageOf(own) }],
  )
  const bare = ({ documents }: (typeof suppliers)[number]) => documents.all - documents.covered
  return suppliers.toSorted((a, b) => bare(b) - bare(a) || a.name.localeCompare(b.name))
}
