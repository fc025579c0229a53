import { inTenant } from '../../db/tenant.ts'
import { todayAt } from '../companies/today.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { readCursor, writeCursor } from '../kernel/cursor.ts'
import { notFound } from '../kernel/errors.ts'
import { type CounterpartyId, newId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import {
  insertCounterparty,
  selectCounterparty,
  selectCounterpartyChoices,
  selectCounterpartyPage,
  updateCounterparty,
} from './queries.ts'
import { sowStanding } from './rules.ts'
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

/** One counterparty, and how its SoW registration stands today. */
export async function readCounterparty(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, id: CounterpartyId) {
  authorizeInCompany(actor, 'counterparty:read')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const found = await selectCounterparty(tx, id)
    if (!found) throw notFound('counterparty')
    return { ...found, standing: sowStanding(found, await todayAt(tx, deps.clock)) }
  })
}

/** A page of counterparties by name, each with how its SoW registration stands today. */
export async function listCounterparties(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, input: unknown) {
  authorizeInCompany(actor, 'counterparty:read')
  const query = parseInput(counterpartyListSchema, input)
  const after = readCursor(query.cursor)
  const { found, today } = await inTenant(deps.db, actor.tenantId, async (tx) => ({
    found: await selectCounterpartyPage(tx, query, after),
    today: await todayAt(tx, deps.clock),
  }))
  const page = found.slice(0, query.limit)
  const counterparties = page.map((row) => ({ ...row, standing: sowStanding(row, today) }))
  const last = found.length > query.limit ? page.at(-1) : undefined
  return { counterparties, nextCursor: last ? writeCursor({ value: last.name, id: last.id }) : null }
}

/** Everybody in this role by name, for a choice in a form: at most 2,000. */
export async function counterpartyChoices(deps: Pick<Deps, 'db'>, actor: Actor, role: CounterpartyRole) {
  authorizeInCompany(actor, 'counterparty:read')
  return inTenant(deps.db, actor.tenantId, (tx) => selectCounterpartyChoices(tx, role))
}
