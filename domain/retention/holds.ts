import { inTenant } from '../../db/tenant.ts'
import { selectCounterparty } from '../counterparties/queries.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { DomainError, invalidField, notFound } from '../kernel/errors.ts'
import { type LegalHoldId, newId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { insertHold, lockHold, markLifted, selectByNumbers, selectHolds } from './hold-queries.ts'
import { holdSchema, liftSchema } from './schema.ts'

/** Every hold with what it covers; each says whether the asker may lift it. */
export async function listHolds(deps: Pick<Deps, 'db'>, actor: Actor) {
  authorizeInCompany(actor, 'retention:read')
  return inTenant(deps.db, actor.tenantId, async (tx) =>
    (await selectHolds(tx)).map(({ setBy, ...hold }) => ({ ...hold, isOwn: setBy === actor.userId })),
  )
}

/** Holds records for a case: whatever the rules say, none of them goes until another person lifts it. */
export async function setHold(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, input: unknown): Promise<LegalHoldId> {
  authorizeInCompany(actor, 'retention:hold')
  const { userId } = actor
  if (userId === null) throw new DomainError('forbidden', 'A person sets a hold.')
  const hold = parseInput(holdSchema, input)
  const id = newId<LegalHoldId>()
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const partner = hold.covers === 'counterparty' ? hold.counterpartyId : null
    if (partner !== null && !(await selectCounterparty(tx, partner)))
      throw invalidField('counterpartyId', 'There is no such counterparty.')
    const numbers = hold.covers === 'records' ? (hold.numbers ?? []) : []
    const records = numbers.length > 0 ? await selectByNumbers(tx, hold.kind, numbers) : []
    const found = new Set(records.map(({ number }) => number))
    const missing = numbers.filter((number) => !found.has(number))
    if (missing.length > 0)
      throw invalidField('numbers', `These numbers are of no such record: ${missing.slice(0, 10).join(', ')}.`)
    await insertHold(tx, id, { ...hold, records }, { userId, name: actor.name, at })
    const details = { name: hold.name, reason: hold.reason, covers: hold.covers, from: hold.fromDay, numbers }
    await insertEvent(tx, actor, at, { verb: 'set', objectKind: 'legal-hold', objectId: id, details })
  })
  return id
}

/** Lifts a hold that another person set, for a reason. */
export async function liftHold(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  id: LegalHoldId,
  input: unknown,
): Promise<void> {
  authorizeInCompany(actor, 'retention:hold')
  const { reason } = parseInput(liftSchema, input)
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const hold = await lockHold(tx, id)
    if (!hold) throw notFound('hold')
    if (hold.liftedAt) throw new DomainError('conflict', 'It was lifted already.', { reason: 'lifted' })
    if (actor.userId === null || hold.setBy === actor.userId)
      throw new DomainError('forbidden', 'Somebody else than who set it lifts it.', { reason: 'same_person' })
    await markLifted(tx, id, { userId: actor.userId, name: actor.name, at, reason })
    const details = { name: hold.name, reason }
    await insertEvent(tx, actor, at, { verb: 'lifted', objectKind: 'legal-hold', objectId: id, details })
  })
}
