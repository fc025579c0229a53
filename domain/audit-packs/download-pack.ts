import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { DomainError, notFound } from '../kernel/errors.ts'
import { type AuditPackId, newId, type PackDownloadId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { requireContent } from '../retention/gone.ts'
import { insertDownload, selectDownload, selectVolumes } from './queries.ts'
import { findPack } from './read-packs.ts'
import { volumeFile } from './rules.ts'
import { packDownloadSchema } from './schema.ts'

const OPEN_FOR_MS = 10 * 60_000

/** Records that this person takes the pack, or one of its volumes; the bytes are then open to the same person for ten minutes. */
export async function recordDownload(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  packId: AuditPackId,
  input: unknown = {},
): Promise<PackDownloadId> {
  authorizeInCompany(actor, 'audit-pack:download')
  const { volume } = parseInput(packDownloadSchema, input)
  if (actor.role === 'system') throw new DomainError('forbidden', 'A pack is taken by a person.')
  const { userId, name, role } = actor
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const pack = await findPack(tx, actor, packId)
    await requireContent(tx, actor, 'pack', packId)
    if (pack.status !== 'ready')
      throw new DomainError('conflict', 'The pack is not ready yet.', { reason: 'not_ready' })
    const volumes = await selectVolumes(tx, packId)
    const taken = volumes.find(({ number }) => number === volume)
    if (!taken) throw notFound('volume')
    const id = newId<PackDownloadId>()
    const at = deps.clock.now()
    const by = { user_id: userId, user_name: name, role }
    await insertDownload(tx, { id, pack_id: packId, ...by, volume, downloaded_at: at })
    const details = { label: pack.label, sha256: taken.sha256, ...(volumes.length > 1 ? { volume } : {}) }
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
    const volumes = await selectVolumes(tx, packId)
    const taken = volumes.find(({ number }) => number === download?.volume)
    if (!download || !taken) throw notFound('download')
    if (deps.clock.now().getTime() - download.downloaded_at.getTime() > OPEN_FOR_MS) throw notFound('download')
    const name = volumeFile(pack, taken.number, volumes.length)
    return { sha256: taken.sha256, bytes: Number(taken.bytes), name }
  })
}
