import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { eraseIn } from '../evidence-log/erase.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { DomainError, invalidField, notFound } from '../kernel/errors.ts'
import type { CounterpartyId, UserId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { blankContact, blankMember, lockContact, lockMember, selectContacts, selectLeft } from './person-queries.ts'
import { erasureSchema } from './schema.ts'

/** Whose data can be erased: members that left, and counterparties' contact persons. */
export async function listPersons(deps: Pick<Deps, 'db'>, actor: Actor) {
  authorizeInCompany(actor, 'evidence-log:erase')
  return inTenant(deps.db, actor.tenantId, async (tx) => ({
    members: await selectLeft(tx),
    contacts: (await selectContacts(tx)).map(({ email, ...row }) => ({ ...row, email: email ?? '' })),
  }))
}

/**
 * Erases a member that left: from the list of members and from every entry of the log that he made, which stay proven. His
 * name has to be typed. Tells how many entries they were.
 */
export async function eraseMember(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  userId: UserId,
  input: unknown,
): Promise<number> {
  authorizeInCompany(actor, 'evidence-log:erase')
  const { typed, reason } = parseInput(erasureSchema, input)
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const member = await lockMember(tx, userId)
    if (!member || member.name === '') throw notFound('member')
    if (member.state !== 'suspended')
      throw new DomainError('conflict', 'He is a member still. End his access first.', { reason: 'still_member' })
    if (typed !== member.name) throw invalidField('typed', `Type the name as it stands there: ${member.name}.`)
    await blankMember(tx, userId)
    return eraseIn(tx, actor, { userId, reason, at: deps.clock.now() })
  })
}

/** Erases the address of a counterparty's contact person, and from the requests that went to it. It has to be typed. */
export async function eraseContact(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  id: CounterpartyId,
  input: unknown,
): Promise<void> {
  authorizeInCompany(actor, 'evidence-log:erase')
  const { typed, reason } = parseInput(erasureSchema, input)
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const contact = await lockContact(tx, id)
    if (!contact?.email) throw notFound('contact')
    if (typed !== contact.email) throw invalidField('typed', `Type the address as it stands there: ${contact.email}.`)
    await blankContact(tx, id, at)
    const details = { reason }
    await insertEvent(tx, actor, at, { verb: 'contact-erased', objectKind: 'counterparty', objectId: id, details })
  })
}
