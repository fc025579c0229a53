import { inTenant } from '../../db/tenant.ts'
import { todayAt } from '../companies/today.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { DomainError, invalidField, notFound } from '../kernel/errors.ts'
import type { CounterpartyId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { lockCounterparty, updateBlock } from './queries.ts'
import { blockSchema, unblockSchema } from './schema.ts'

type Deed = { readonly id: CounterpartyId; readonly input: unknown }

/** From a day on the company sells nothing to a partner, and what comes from him stands out. Says why; all of it stays in the history. */
export async function blockCounterparty(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, { id, input }: Deed) {
  authorizeInCompany(actor, 'counterparty:block')
  const { reason, from } = parseInput(blockSchema, input)
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const partner = await lockCounterparty(tx, id)
    if (!partner) throw notFound('counterparty')
    if (partner.blockedFrom)
      throw new DomainError('conflict', `${partner.name} is blocked since ${partner.blockedFrom} already.`, {
        reason: 'blocked',
      })
    const today = await todayAt(tx, deps.clock)
    if (from && from > today) throw invalidField('from', `Block from today, ${today}, or from an earlier day.`)
    await updateBlock(tx, id, { blocked_from: from ?? today, blocked_reason: reason, blocked_by_name: actor.name })
    const details = { reason, from: from ?? today }
    await insertEvent(tx, actor, at, { verb: 'blocked', objectKind: 'counterparty', objectId: id, details })
  })
}

/** Lets a partner in again, for a reason. */
export async function unblockCounterparty(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, { id, input }: Deed) {
  authorizeInCompany(actor, 'counterparty:block')
  const { reason } = parseInput(unblockSchema, input)
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const partner = await lockCounterparty(tx, id)
    if (!partner) throw notFound('counterparty')
    if (!partner.blockedFrom)
      throw new DomainError('conflict', `${partner.name} is not blocked.`, { reason: 'not_blocked' })
    await updateBlock(tx, id, { blocked_from: null, blocked_reason: null, blocked_by_name: null })
    await insertEvent(tx, actor, at, {
      ...{ verb: 'unblocked', objectKind: 'counterparty', objectId: id },
      details: { reason, since: partner.blockedFrom },
    })
  })
}
