import { inTenant, type TenantTx } from '../../db/tenant.ts'
import { todayAt } from '../companies/today.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { type Position, readCursor, writeCursor } from '../kernel/cursor.ts'
import { notFound } from '../kernel/errors.ts'
import { type CounterpartyId, newId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { companyChooser } from '../schemes/index.ts'
import {
  insertCounterparty,
  selectBlocks,
  selectCounterparty,
  selectCounterpartyChoices,
  selectCounterpartyPage,
  updateCounterparty,
} from './queries.ts'
import { checksOf, standingsOn, standingsToday } from './registrations/index.ts'
import { type CounterpartyRole, counterpartyListSchema, counterpartySchema } from './schema.ts'

export { blockCounterparty, unblockCounterparty } from './blocking.ts'

const JUDGED_AT_ONCE = 500

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
    const standings = standingsToday(registrations, keys, today)
    return { ...found, registrations, standings, schemes, today, blocks: await selectBlocks(tx, id) }
  })
}

/** What a counterparty is called; null when there is none. */
export async function counterpartyName(
  deps: Pick<Deps, 'db'>,
  actor: Actor,
  id: CounterpartyId,
): Promise<string | null> {
  authorizeInCompany(actor, 'counterparty:read')
  return inTenant(deps.db, actor.tenantId, async (tx) => (await selectCounterparty(tx, id))?.name ?? null)
}

/** A page of counterparties by name, each with how its registrations stand on a day: today, unless another is asked for. */
export async function listCounterparties(deps: ReadDeps, actor: Actor, input: unknown) {
  authorizeInCompany(actor, 'counterparty:read')
  const query = parseInput(counterpartyListSchema, input)
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const { schemes, today } = await present(deps, tx)
    const keys = schemes.map(({ key }) => key)
    const on = query.on ?? today
    // A standing is no column: page after page is judged until there are enough that fit.
    const atOnce = query.standing === null ? query.limit : JUDGED_AT_ONCE
    const judged = async (after: Position | null) => {
      const found = await selectCounterpartyPage(tx, { ...query, limit: atOnce }, after)
      const checks = await checksOf(
        tx,
        found.map(({ id }) => id),
      )
      return found.map((row) => {
        const registrations = checks.get(row.id) ?? []
        const standings = on === today ? standingsToday(registrations, keys, on) : standingsOn(registrations, keys, on)
        return { ...row, registrations, standings }
      })
    }
    const fits = ({ standings }: Awaited<ReturnType<typeof judged>>[number]) =>
      query.standing === null || standings.some(({ standing }) => standing === query.standing)
    const found = []
    for (let after = readCursor(query.cursor), isMore = true; isMore && found.length <= query.limit; ) {
      const page = await judged(after)
      found.push(...page.filter(fits))
      const last = page.at(-1)
      isMore = page.length > atOnce
      after = last ? { value: last.name, id: last.id } : null
    }
    const counterparties = found.slice(0, query.limit)
    const last = found.length > query.limit ? counterparties.at(-1) : undefined
    const nextCursor = last ? writeCursor({ value: last.name, id: last.id }) : null
    return { counterparties, schemes, on, today, nextCursor }
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
