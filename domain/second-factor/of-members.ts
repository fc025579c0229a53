import { z } from 'zod'
import { companyChoicesOf } from '../../db/system/choices.ts'
import { removeFactor } from '../../db/system/factor-removals.ts'
import { findAccountByEmail } from '../../db/system/identity.ts'
import { findFactor, peopleWithFactor } from '../../db/system/second-factor.ts'
import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany, type TenantActor } from '../kernel/actor.ts'
import { DomainError, notFound } from '../kernel/errors.ts'
import { newId, type TenantId, type UserId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { lineOfText } from '../kernel/text.ts'
import { isMember, selectFactorRule, selectMemberIds, updateFactorRule } from './queries.ts'

const ruleSchema = z.object({ required: z.literal('on').optional() })
const reasonSchema = z.object({ reason: lineOfText('The reason', 500) })
const NOBODY_HAS_ONE = 'There is no second factor to take off.'

/** Whether the company asks its members for a second factor, and which of them have one. */
export async function readMemberFactors(deps: Pick<Deps, 'db' | 'system'>, actor: Actor) {
  authorizeInCompany(actor, 'member:read')
  const { required, members } = await inTenant(deps.db, actor.tenantId, async (tx) => ({
    required: await selectFactorRule(tx),
    members: await selectMemberIds(tx),
  }))
  return { required, have: [...(await peopleWithFactor(deps.system, members))] }
}

/** Asks all members for a second factor from their next request on, or no longer. */
export async function requireFactor(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, input: unknown): Promise<void> {
  authorizeInCompany(actor, 'member:manage')
  const required = parseInput(ruleSchema, input).required === 'on'
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    await updateFactorRule(tx, required)
    const details = { requiresSecondFactor: required }
    await insertEvent(tx, actor, at, { verb: 'changed', objectKind: 'company', objectId: actor.tenantId, details })
  })
}

type TakeOffDeps = Pick<Deps, 'db' | 'system' | 'clock'>

/**
 * An owner takes a lost second factor off a member, who is told by mail. Not where the person belongs to another company too:
 * one company's owner must not weaken what guards another's.
 */
export async function takeOffFactor(
  deps: TakeOffDeps & Pick<Deps, 'ring'>,
  actor: Actor,
  userId: UserId,
  input: unknown,
): Promise<void> {
  authorizeInCompany(actor, 'member:manage')
  const { reason } = parseInput(reasonSchema, input)
  if (!(await inTenant(deps.db, actor.tenantId, (tx) => isMember(tx, userId)))) throw notFound('member')
  if (actor.userId === userId)
    throw new DomainError('conflict', 'This is your own. Change it on its page, with a code of it.', { reason: 'own' })
  const elsewhere = await companyChoicesOf(deps.system, userId, deps.clock.now())
  if (elsewhere.some(({ tenantId }) => tenantId !== actor.tenantId))
    throw new DomainError('conflict', 'Only whoever runs this Briefke can take the second factor of this member off.', {
      reason: 'not_only_yours',
    })
  const id = await removeRecorded(deps, { userId, by: actor.name, reason, inLogsOf: [actor] })
  await deps.ring('send-factor-removal', { removalId: id })
}

/** The operator takes anybody's second factor off, at his terminal; the log of each company of the person says so. */
export async function resetFactor(
  deps: TakeOffDeps,
  email: string,
  { by, reason }: { readonly by: string; readonly reason: string },
): Promise<void> {
  const account = await findAccountByEmail(deps.system, email.trim().toLowerCase())
  if (!account) throw notFound('account')
  const companies = await companyChoicesOf(deps.system, account.id, deps.clock.now())
  const operatorIn = (tenantId: TenantId) => ({ role: 'system', tenantId, name: by, userId: null }) as const
  await removeRecorded(deps, {
    ...{ userId: account.id, by, reason: parseInput(reasonSchema, { reason }).reason },
    inLogsOf: companies.map(({ tenantId }) => operatorIn(tenantId)),
  })
}

type Recorded = {
  readonly userId: UserId
  readonly by: string
  readonly reason: string
  readonly inLogsOf: readonly TenantActor[]
}

/** Recorded first, so that none is taken off unrecorded. */
async function removeRecorded(deps: TakeOffDeps, { userId, by, reason, inLogsOf }: Recorded): Promise<string> {
  if (!(await findFactor(deps.system, userId))) throw new DomainError('conflict', NOBODY_HAS_ONE, { reason: 'none' })
  const [id, at] = [newId(), deps.clock.now()]
  for (const actor of inLogsOf)
    await inTenant(deps.db, actor.tenantId, (tx) =>
      insertEvent(tx, actor, at, {
        ...{ verb: 'second-factor-taken-off', objectKind: 'member', objectId: userId, details: { reason } },
      }),
    )
  if (!(await removeFactor(deps.system, { id, userId, by, reason, at })))
    throw new DomainError('conflict', NOBODY_HAS_ONE, { reason: 'none' })
  return id
}
