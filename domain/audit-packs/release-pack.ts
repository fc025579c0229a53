import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent, tellProgress } from '../events/queries.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { DomainError, invalidField } from '../kernel/errors.ts'
import type { AuditPackId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { countOthersWhoMay, lockPack, selectVolumes, updateReleased } from './queries.ts'
import { findPack } from './read-packs.ts'
import { hashesOf, type ReleaseStanding, releaseStanding } from './rules.ts'
import { packReleaseSchema } from './schema.ts'

/**
 * Shows a built pack to the auditors whose period it lies in, for good. Another person than who asked for it does that; who is
 * the only one that may says why nobody else has looked at it, and that stands with the pack.
 */
export async function releasePack(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  id: AuditPackId,
  input: unknown,
): Promise<void> {
  authorizeInCompany(actor, 'audit-pack:release')
  const { reason } = parseInput(packReleaseSchema, input)
  const { userId } = actor
  if (userId === null) throw new DomainError('forbidden', 'A pack is released by a person.')
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    await lockPack(tx, id)
    const pack = await findPack(tx, actor, id)
    const othersWhoMay = await countOthersWhoMay(tx, userId)
    const standing = releaseStanding(pack, { userId, mayRelease: true, othersWhoMay })
    refuse(standing, reason)
    const at = deps.clock.now()
    const alone = standing === 'alone' ? reason : null
    await updateReleased(tx, id, { by: userId, name: actor.name, at, reason: alone })
    await insertEvent(tx, actor, at, {
      ...{ verb: 'released', objectKind: 'audit-pack', objectId: id },
      details: { label: pack.label, ...(alone === null ? {} : { reason: alone }) },
      hashes: hashesOf(await selectVolumes(tx, id)),
    })
    await tellProgress(tx, { tenantId: actor.tenantId, kind: 'audit-pack', id })
  })
}

function refuse(standing: ReleaseStanding, reason: string | null): void {
  if (standing === 'not-built')
    throw new DomainError('conflict', 'The pack is not built yet; it can be released once it is.', {
      reason: 'not_ready',
    })
  if (standing === 'released')
    throw new DomainError('conflict', 'The pack was released already.', { reason: 'released' })
  if (standing === 'same-person')
    throw new DomainError('forbidden', 'You asked for this pack: another owner or compliance officer releases it.', {
      reason: 'same_person',
    })
  if (standing === 'alone' && reason === null)
    throw invalidField(
      'reason',
      'You asked for the pack and nobody else may release it. Say why nobody else has looked at it.',
      'alone',
    )
}
