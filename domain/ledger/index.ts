import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { isDay } from '../kernel/calendar.ts'
import { readCursor, writeCursor } from '../kernel/cursor.ts'
import { parseInput } from '../kernel/parse.ts'
import { companyChooser } from '../schemes/index.ts'
import { engagementPeriod } from '../trade-documents/read-document.ts'
import { periodAsked, refuseOutside } from './asked.ts'
import { selectBalances, selectEntries, selectExtent } from './balances/queries.ts'
import { classRows, namesOf } from './classes.ts'
import { entriesSchema, ledgerPeriodSchema } from './schema.ts'

export { stockDeclaration } from './periods/declaration.ts'
export { closePeriod, listPeriods, reconcile } from './periods/index.ts'
export { decideAdjustment, listAdjustments, proposeAdjustment, readLedgerEvidence } from './stock/adjustments.ts'
export { declareOpening, listOpenings } from './stock/openings.ts'
export { listLots, listProcessings, recordProcessing } from './stock/processings.ts'

type ReadDeps = Pick<Deps, 'db' | 'clock' | 'library'>
/** The ledger of a period: one equation for each goods class, of all goods and of those under warranty. */
export async function readLedger(deps: ReadDeps, actor: Actor, input: unknown) {
  authorizeInCompany(actor, 'ledger:read')
  const asked = parseInput(ledgerPeriodSchema, input)
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const { period, today } = await periodAsked(tx, deps, asked)
    refuseOutside(actor, period)
    const chooser = await companyChooser(deps, tx)
    const rows = classRows(await selectBalances(tx, period), chooser)
    return {
      period,
      today,
      ...(await selectExtent(tx)),
      schemes: chooser.library.schemes.map(({ key, name }) => ({ key, name })),
      classes: rows.filter(({ scheme }) => asked.scheme === null || scheme === asked.scheme),
    }
  })
}

/** A page of the entries behind a figure, oldest first, each with its document. */
export async function listEntries(deps: ReadDeps, actor: Actor, input: unknown) {
  authorizeInCompany(actor, 'ledger:read')
  const { cursor, ...filter } = parseInput(entriesSchema, input)
  const within = engagementPeriod(actor)
  const narrowed = {
    ...filter,
    from: within && (filter.from === null || filter.from < within.from) ? within.from : filter.from,
    to: within && (filter.to === null || filter.to > within.to) ? within.to : filter.to,
  }
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const found = await selectEntries(tx, narrowed, readCursor(cursor, isPlace))
    const chooser = await companyChooser(deps, tx)
    const entries = found.slice(0, filter.limit)
    const last = found.length > filter.limit ? entries.at(-1) : undefined
    return {
      entries: entries.map((entry) => ({ ...entry, ...namesOf(chooser, entry.goodsClass) })),
      nextCursor: last ? writeCursor({ value: `${last.day} ${last.position} ${last.leg}`, id: last.sourceId }) : null,
    }
  })
}

function isPlace(text: string): boolean {
  const [day = '', ...numbers] = text.split(' ')
  return isDay(day) && numbers.length === 2 && numbers.every((each) => /^\d{1,5}$/.test(each))
}
