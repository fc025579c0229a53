import { inTenant, type TenantTx } from '../../../db/tenant.ts'
import type { Deps } from '../../deps.ts'
import { insertEvent, tellProgress } from '../../events/queries.ts'
import { type Actor, authorizeInCompany, type TenantActor } from '../../kernel/actor.ts'
import { DomainError } from '../../kernel/errors.ts'
import { type AuditPackId, newId, type PackScheduleId } from '../../kernel/ids.ts'
import { insertPack, lockSchedule, updateSchedule } from '../queries.ts'
import { findPack, type Pack } from '../read-packs.ts'
import { countReplaced, selectReplacement, selectStanding } from './queries.ts'
import { becauseOf, type Change, isQuiet, redactedBecause, replacementLabel } from './rules.ts'
import { changesSince } from './since.ts'

type ReplaceDeps = Pick<Deps, 'db' | 'clock' | 'ring' | 'library'>

/**
 * Asks for the pack that takes the place of a released one in whose period something has changed since. It names the old one and
 * says why; the old one stays, and is marked once the new one is released.
 */
export async function replacePack(deps: ReplaceDeps, actor: Actor, id: AuditPackId): Promise<AuditPackId> {
  authorizeInCompany(actor, 'audit-pack:request')
  const { library } = await deps.library.current()
  const replacement = await inTenant(deps.db, actor.tenantId, async (tx) => {
    const pack = await findPack(tx, actor, id)
    if (pack.released_at === null)
      throw new DomainError('conflict', 'Nobody has it yet: ask for a new pack instead.', { reason: 'not_released' })
    if (await selectReplacement(tx, id))
      throw new DomainError('conflict', 'Another pack replaces it already.', { reason: 'replaced' })
    const changes = await changesSince(tx, pack, library)
    if (changes.length === 0)
      throw new DomainError('conflict', 'Nothing in its period has changed since.', { reason: 'unchanged' })
    return insertReplacement(tx, { deps, actor, pack, changes })
  })
  if (!replacement) throw new DomainError('conflict', 'Another pack replaces it already.', { reason: 'replaced' })
  await deps.ring('build-audit-pack', { tenantId: actor.tenantId, packId: replacement })
  return replacement
}

/** What a schedule does by itself, where it was told to: once an hour it looks at its released packs, and replaces the changed. */
export async function replaceChanged(
  deps: ReplaceDeps,
  actor: Actor,
  scheduleId: PackScheduleId,
): Promise<readonly AuditPackId[]> {
  authorizeInCompany(actor, 'audit-pack:request')
  const { library } = await deps.library.current()
  const made = await inTenant(deps.db, actor.tenantId, async (tx) => {
    const schedule = await lockSchedule(tx, scheduleId)
    if (!schedule?.replaces_by_itself) return []
    const now = deps.clock.now()
    const ids: AuditPackId[] = []
    for (const pack of await selectStanding(tx, scheduleId)) {
      const changes = await changesSince(tx, pack, library)
      const id = isQuiet(changes, now) ? await insertReplacement(tx, { deps, actor, pack, changes }) : null
      if (id) ids.push(id)
    }
    await updateSchedule(tx, scheduleId, { look_again_at: new Date(now.getTime() + 3_600_000) })
    return ids
  })
  for (const packId of made) await deps.ring('build-audit-pack', { tenantId: actor.tenantId, packId })
  return made
}

type Replacing = {
  readonly deps: Pick<Deps, 'clock'>
  readonly actor: TenantActor
  readonly pack: Pack
  readonly changes: readonly Change[]
}

async function insertReplacement(tx: TenantTx, { deps, actor, pack, changes }: Replacing): Promise<AuditPackId | null> {
  const at = deps.clock.now()
  const label = replacementLabel(pack.label, await countReplaced(tx, pack.id))
  const because = pack.redacted ? redactedBecause(changes) : becauseOf(changes)
  const id = await insertPack(tx, {
    ...{ id: newId<AuditPackId>(), period_kind: pack.period_kind, label },
    ...{ scheme: pack.scheme, purpose: pack.purpose, redacted: pack.redacted },
    volume_megabytes: pack.volume_megabytes,
    ...{ period_from: pack.period_from, period_to: pack.period_to, schedule_id: null, release_due_on: null },
    ...{ requested_by: actor.userId, requested_by_name: actor.name, requested_at: at },
    ...{ replaces_id: pack.id, replaces_because: because },
  })
  if (!id) return null
  const details = {
    scheme: pack.scheme,
    purpose: pack.purpose,
    redacted: pack.redacted,
    label,
    replaces: pack.id,
    because,
  }
  await insertEvent(tx, actor, at, { verb: 'requested', objectKind: 'audit-pack', objectId: id, details })
  await tellProgress(tx, { tenantId: actor.tenantId, kind: 'audit-pack', id })
  return id
}
