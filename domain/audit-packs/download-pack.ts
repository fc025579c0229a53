import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { DomainError, notFound } from '../kernel/errors.ts'
import { type AuditPackId, newId, type PackDownloadId } from '../kernel/ids.ts'
import { requireContent } from '../retention/gone.ts'
import { insertDownload, selectDownload } from './queries.ts'
import { findPack } from './read-packs.ts'

const OPEN_FOR_MS = 10 * 60_000

/** Records that this person takes the pack; the bytes are then open to the same person for ten minutes. */
export async function recordDownload(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  packId: AuditPackId,
): Promise<PackDownloadId> {
  authorizeInCompany(actor, 'audit-pack:download')
  if (actor.role === 'system') throw new DomainError('forbidden', 'A pack is taken by a person.')
  const { userId, name, role } = actor
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const pack = await findPack(tx, actor, packId)
    await requireContent(tx, actor, 'pack', packId)
    if (pack.status !== 'ready')
      throw new DomainError('conflict', 'The pack is not ready yet.', { reason: 'not_ready' })
    const id = newId<PackDownloadId>()
    const at = deps.clock.now()
    await insertDownload(tx, { id, pack_id: packId, user_id: userId, user_name: name, role, downloaded_at: at })
    const details = { label: pack.label, sha256: pack.sha256 ?? '' }
    await insertEvent(tx, actor, at, { verb: 'downloaded', objectKind: 'audit-pack', objectId: packId, details })
    return id
  })
}

/** Where the bytes of a recorded download are: only for the person who recorded it, and only for ten minutes. */
export async function openDownload(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  packId: AuditPackId,
  downloadId: PackDownloadId,
): Promise<{ readonly sha256: string; readonly bytes: number; readonly name: string }> {
  authorizeInCompany(actor, 'audit-pack:download')
  if (actor.role === 'system') throw notFound('download')
  const { userId } = actor
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const pack = await findPack(tx, actor, packId)
    await requireContent(tx, actor, 'pack', packId)
    const download = await selectDownload(tx, downloadId, packId, userId)
    if (!download || pack.sha256 === null || pack.bytes === null) throw notFound('download')
    if (deps.clock.now().getTime() - download.downloaded_at.getTime() > OPEN_FOR_MS) throw notFound('download')
    return { sha256: pack.sha256, bytes: Number(pack.bytes), name: `${pack.scheme}-${pack.label}.zip` }
  })
}
