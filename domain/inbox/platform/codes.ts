import { z } from 'zod'
import { mutualPartners } from '../../../db/system/hand-over.ts'
import { inTenant } from '../../../db/tenant.ts'
import type { Deps } from '../../deps.ts'
import { insertEvent } from '../../events/queries.ts'
import { hashSecret } from '../../identity/secrets.ts'
import { type Actor, authorizeInCompany } from '../../kernel/actor.ts'
import { DomainError, invalidField, notFound } from '../../kernel/errors.ts'
import { type CounterpartyId, idSchema, newId, type PlatformCodeId } from '../../kernel/ids.ts'
import { parseInput } from '../../kernel/parse.ts'
import { sha256 } from '../../kernel/sha256.ts'
import { selectPartyName } from '../ways/queries.ts'
import { endPartner, insertCode, retireCode, selectCode, selectPartners, upsertPartner } from './queries.ts'

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const GROUPS = 4

/** 'BK-' and sixteen signs in fours, eighty bits: what one company tells another, outside the platform. */
function codeOf(deps: Pick<Deps, 'keys'>, id: PlatformCodeId): string {
  const bytes = Buffer.from(sha256(deps.keys.linkSecret('platform-code', id)), 'hex')
  const signs = [...bytes.subarray(0, GROUPS * 4)].map((byte) => LETTERS[byte % LETTERS.length]).join('')
  return `BK-${signs.replace(/(.{4})(?=.)/g, '$1-')}`
}

const CHOOSE = 'Choose whose code it is.'
export const partnerSchema = z.object({
  counterpartyId: z.string({ error: CHOOSE }).min(1, CHOOSE).pipe(idSchema<CounterpartyId>()),
  code: z
    .string({ error: 'Write the code that they gave you.' })
    .transform((code) => code.trim().toUpperCase())
    .pipe(z.string().regex(/^BK(-[A-Z2-9]{4}){4}$/, 'A code looks like BK-ABCD-EFGH-JKLM-NPQR.')),
})

/** The company's own code, or null, and whom it has named; of each whether the other side has named it too. */
export async function readPlatform(deps: Pick<Deps, 'db' | 'system' | 'keys'>, actor: Actor) {
  authorizeInCompany(actor, 'inbox:open-ways')
  const mutual = new Set(
    (await mutualPartners(deps.system, actor.tenantId)).map(({ counterpartyId }) => counterpartyId),
  )
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const code = await selectCode(tx)
    const partners = await selectPartners(tx)
    return {
      code: code ? codeOf(deps, code.id) : null,
      partners: partners.map((each) => ({ ...each, isMutual: mutual.has(each.counterpartyId) })),
    }
  })
}

/** Makes the company a new code. An older one ends in the same moment, and with it what was agreed by it. */
export async function makePlatformCode(deps: Pick<Deps, 'db' | 'clock' | 'keys'>, actor: Actor): Promise<void> {
  authorizeInCompany(actor, 'inbox:open-ways')
  const [id, at] = [newId<PlatformCodeId>(), deps.clock.now()]
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    await retireCode(tx, at)
    if (!(await insertCode(tx, { id, hash: hashSecret(codeOf(deps, id)), by: actor.name, at })))
      throw new DomainError('conflict', 'Somebody made a code a moment ago. Look at that one first.')
    await insertEvent(tx, actor, at, { verb: 'made', objectKind: 'platform-code', objectId: id })
  })
}

/**
 * Says which code a counterparty gave. Whether there is such a code is not told: only when the other side has named this
 * company as well do both see that they are linked.
 */
export async function namePartner(
  deps: Pick<Deps, 'db' | 'clock' | 'keys'>,
  actor: Actor,
  input: unknown,
): Promise<void> {
  authorizeInCompany(actor, 'inbox:open-ways')
  const { counterpartyId, code } = parseInput(partnerSchema, input)
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    if (!(await selectPartyName(tx, counterpartyId)))
      throw invalidField('counterpartyId', 'There is no such counterparty. Choose one from the list.')
    const own = await selectCode(tx)
    if (own && codeOf(deps, own.id) === code)
      throw invalidField('code', 'This is your own code. Write the one that they gave you.')
    await upsertPartner(tx, { counterpartyId, hash: hashSecret(code), by: actor.name, at })
    await insertEvent(tx, actor, at, { verb: 'named', objectKind: 'platform-partner', objectId: counterpartyId })
  })
}

/** Ends the hand-over with a counterparty, for this side and so for both. */
export async function endPartnership(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  id: CounterpartyId,
): Promise<void> {
  authorizeInCompany(actor, 'inbox:open-ways')
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    if (!(await endPartner(tx, id, at))) throw notFound('partner')
    await insertEvent(tx, actor, at, { verb: 'ended', objectKind: 'platform-partner', objectId: id })
  })
}
