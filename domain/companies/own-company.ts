import { z } from 'zod'
import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany, companyRoles } from '../kernel/actor.ts'
import { DomainError, notFound } from '../kernel/errors.ts'
import type { UserId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { companyChooser } from '../schemes/index.ts'
import { noteBackDated } from '../trade-settings/queries.ts'
import {
  countActiveOwners,
  lockMembers,
  selectMembers,
  selectProfile,
  updateMember,
  updateProfileRow,
} from './queries.ts'
import { profileSchema } from './rules.ts'

/** The actor's own company with its registrations, and what its schemes call them. */
export async function readProfile(deps: Pick<Deps, 'db' | 'library'>, actor: Actor) {
  authorizeInCompany(actor, 'company:read')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const profile = await selectProfile(tx)
    if (!profile) throw notFound('company')
    const { library } = await companyChooser(deps, tx)
    return { ...profile, schemes: library.schemes.map(({ key, name, registration }) => ({ key, name, registration })) }
  })
}

/** Changes what a company may change about itself; name, country, numbers and currency are the association's to change. */
export async function updateProfile(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, input: unknown): Promise<void> {
  authorizeInCompany(actor, 'company:manage')
  const change = parseInput(profileSchema, input)
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const before = await selectProfile(tx)
    await updateProfileRow(tx, change)
    const [from = 0, to = from] = [before?.company.back_dating_days, change.backDatingDays]
    if (from !== to) await noteBackDated(tx, Math.min(from, to))
    await insertEvent(tx, actor, at, { verb: 'changed', objectKind: 'company', objectId: actor.tenantId })
  })
}

/** The company's members. */
export async function listMembers(deps: Pick<Deps, 'db'>, actor: Actor) {
  authorizeInCompany(actor, 'member:read')
  return inTenant(deps.db, actor.tenantId, selectMembers)
}

const memberChange = z.object({
  role: z.enum(companyRoles, 'Choose a role.').optional(),
  state: z.enum(['active', 'suspended'], 'Choose active or suspended.').optional(),
})

/** Changes a member's role, suspends or reactivates him; the last active owner stays. */
export async function changeMember(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  userId: UserId,
  input: unknown,
): Promise<void> {
  authorizeInCompany(actor, 'member:manage')
  const { role, state } = parseInput(memberChange, input)
  if (!role && !state) throw new DomainError('invalid', 'Say what to change: the role or the state.')
  const change = { ...(role ? { role } : {}), ...(state ? { state } : {}) }
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    await lockMembers(tx)
    if (!(await updateMember(tx, userId, change))) throw notFound('member')
    if ((await countActiveOwners(tx)) === 0)
      throw new DomainError('conflict', 'The company needs an owner. Make somebody else owner first.', {
        reason: 'last_owner',
      })
    await insertEvent(tx, actor, at, { verb: 'changed', objectKind: 'member', objectId: userId, details: change })
  })
}
