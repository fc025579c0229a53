import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { readCursor, writeCursor } from '../kernel/cursor.ts'
import { notFound } from '../kernel/errors.ts'
import { type CounterpartyId, newId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { insertCounterparty, selectCounterparty, selectCounterpartyPage, updateCounterparty } from './queries.ts'
import { counterpartyListSchema, counterpartySchema } from './schema.ts'

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

/** One counterparty. */
export async function readCounterparty(deps: Pick<Deps, 'db'>, actor: Actor, id: CounterpartyId) {
  authorizeInCompany(actor, 'counterparty:read')
  const found = await inTenant(deps.db, actor.tenantId, (tx) => selectCounterparty(tx, id))
  if (!found) throw notFound('counterparty')
  return found
}

/** A page of counterparties by name. */
export async function listCounterparties(deps: Pick<Deps, 'db'>, actor: Actor, input: unknown) {
  authorizeInCompany(actor, 'counterparty:read')
  const query = parseInput(counterpartyListSchema, input)
  const after = readCursor(query.cursor)
  const found = await inTenant(deps.db, actor.tenantId, (tx) => selectCounterpartyPage(tx, query, after))
  const counterparties = found.slice(0, query.limit)
  const last = found.length > query.limit ? counterparties.at(-1) : undefined
  return { counterparties, nextCursor: last ? writeCursor({ value: last.name, id: last.id }) : null }
}
