import { findInboxAddress } from '../../../db/system/inbox.ts'
import { inTenant } from '../../../db/tenant.ts'
import type { Deps } from '../../deps.ts'
import { insertEvent } from '../../events/queries.ts'
import { hashSecret } from '../../identity/secrets.ts'
import { type Actor, authorizeInCompany } from '../../kernel/actor.ts'
import { DomainError } from '../../kernel/errors.ts'
import { type InboxAddressId, newId, type TenantId } from '../../kernel/ids.ts'
import { sha256 } from '../../kernel/sha256.ts'
import { insertAddress, retireCurrent, selectAddress } from './queries.ts'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'
const LENGTH = 12

/** What stands before the @: 'papers-' and twelve letters, sixty bits that only our keys can make from the row's id. */
function localPart(deps: Pick<Deps, 'keys'>, id: InboxAddressId): string {
  const bytes = Buffer.from(sha256(deps.keys.linkSecret('inbox-address', id)), 'hex')
  return `papers-${[...bytes.subarray(0, LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('')}`
}

/** The company's mail address before its @, or null when it has none. */
export async function readInboxAddress(deps: Pick<Deps, 'db' | 'keys'>, actor: Actor) {
  authorizeInCompany(actor, 'inbox:read')
  const row = await inTenant(deps.db, actor.tenantId, selectAddress)
  return row ? { ...row, local: localPart(deps, row.id) } : null
}

/** Makes the company a new mail address. An older one is retired in the same moment: its mail is refused from then on. */
export async function makeInboxAddress(deps: Pick<Deps, 'db' | 'keys' | 'clock'>, actor: Actor): Promise<void> {
  authorizeInCompany(actor, 'inbox:open-ways')
  const [id, at] = [newId<InboxAddressId>(), deps.clock.now()]
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    await retireCurrent(tx, actor.name, at)
    const hash = hashSecret(localPart(deps, id))
    if (!(await insertAddress(tx, { id, hash, by: actor.name, at })))
      throw new DomainError('conflict', 'Somebody made an address a moment ago. Look at that one first.')
    await insertEvent(tx, actor, at, { verb: 'made', objectKind: 'inbox-address', objectId: id })
  })
}

/** Ends the company's mail address. */
export async function retireInboxAddress(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor): Promise<void> {
  authorizeInCompany(actor, 'inbox:open-ways')
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const current = await selectAddress(tx)
    if (!current || !(await retireCurrent(tx, actor.name, at)))
      throw new DomainError('conflict', 'There is no address that could be retired.')
    await insertEvent(tx, actor, at, { verb: 'retired', objectKind: 'inbox-address', objectId: current.id })
  })
}

/** Whose address this is, for mail that comes in; null for nobody's, and for one that was retired. */
export async function companyOfAddress(deps: Pick<Deps, 'system'>, local: string): Promise<TenantId | null> {
  if (!/^papers-[a-z2-7]{12}$/i.test(local)) return null
  return (await findInboxAddress(deps.system, hashSecret(local.toLowerCase())))?.tenantId ?? null
}
