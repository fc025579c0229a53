import { inTenant, type TenantTx } from '../../db/tenant.ts'
import { todayAt } from '../companies/today.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { readCursor, writeCursor } from '../kernel/cursor.ts'
import { notFound } from '../kernel/errors.ts'
import { type CounterpartyId, newId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { companyChooser } from '../schemes/index.ts'
import {
  insertCounterparty,
  selectCounterparty,
  selectCounterpartyChoices,
  selectCounterpartyPage,
  updateCounterparty,
} from './queries.ts'
import { checksOf, standingsToday } from './registrations/index.ts'
import { type CounterpartyRole, counterpartyListSchema, counterpartySchema } from './schema.ts'

type WriteDeps = Pick<Deps, 'db' | 'clock'>

/** Adds a buyer or supplier. */
export async function createCounterparty(deps: WriteDeps, actor: Actor, input: unknown): Promise<CounterpartyId> {
  authorizeInCompany(actor, 'counterparty:write')
  const details = parseInput(counterpartySchema, input)
  const id = newId<CounterpartyId>()
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    await insertCounterparty(tx, at, id, details)
    await insertEvent(tx, actor, at, { verb: 'added', objectKind: 'counterparty', objectId: id })
  })
  return id
}

/** Replaces a counterparty's details. What was issued before keeps the old ones. */
export async function changeCounterparty(
  deps: WriteDeps,
  actor: Actor,
  { id, input }: { readonly id: CounterpartyId; readonly input: unknown },
): Promise<void> {
  authorizeInCompany(actor, 'counterparty:write')
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    if (!(await selectCounterparty(tx, id))) throw notFound('counterparty')
    await updateCounterparty(tx, at, id, parseInput(counterpartySchema, input))
    await insertEvent(tx, actor, at, { verb: 'changed', objectKind: 'counterparty', objectId: id })
  })
}

type ReadDeps = Pick<Deps, 'db' | 'clock' | 'library'>

/** One counterparty with everything that was seen of its registrations, and how each stands today. */
export async function readCounterparty(deps: ReadDeps, actor: Actor, id: CounterpartyId) {
  authorizeInCompany(actor, 'counterparty:read')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const found = await selectCounterparty(tx, id)
    if (!found) throw notFound('counterparty')
    const { schemes, today } = await present(deps, tx)
    const registrations = (await checksOf(tx, [id])).get(id) ?? []
    const keys = schemes.map(({ key }) => key)
    return { ...found, registrations, standings: standingsToday(registrations, keys, today), schemes, today }
  })
}

/** A page of counterparties by name, each with how its registrations stand today. */
export async function listCounterparties(deps: ReadDeps, actor: Actor, input: unknown) {
  authorizeInCompany(actor, 'counterparty:read')
  const query = parseInput(counterpartyListSchema, input)
  const after = readCursor(query.cursor)
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const found = await selectCounterpartyPage(tx, query, after)
    const page = found.slice(0, query.limit)
    const { schemes, today } = await present(deps, tx)
    const checks = await checksOf(
      tx,
      page.map(({ id }) => id),
    )
    const keys = schemes.map(({ key }) => key)
    const counterparties = page.map((row) => {
      const registrations = checks.get(row.id) ?? []
      return { ...row, registrations, standings: standingsToday(registrations, keys, today) }
    })
    const last = found.length > query.limit ? page.at(-1) : undefined
    return { counterparties, schemes, nextCursor: last ? writeCursor({ value: last.name, id: last.id }) : null }
  })
}

async function present(deps: ReadDeps, tx: TenantTx) {
  const [{ library }, today] = [await companyChooser(deps, tx), await todayAt(tx, deps.clock)]
  return { schemes: library.schemes.map(({ key, name, registration }) => ({ key, name, registration })), today }
}

/** Everybody in this role by name, for a choice in a form: at most 2,000. */
export async function counterpartyChoices(deps: Pick<Deps, 'db'>, actor: Actor, role: CounterpartyRole) {
  authorizeInCompany(actor, 'counterparty:read')
  return inTenant(deps.db, actor.tenantId, (tx) => selectCounterpartyChoices(tx, role))
}
