import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { CONTENT_DELETED } from '../evidence-log/record.ts'
import { type Actor, authorizeInCompany, type TenantActor } from '../kernel/actor.ts'
import type { DeletionId } from '../kernel/ids.ts'
import type { KeptKind } from '../kernel/scheme.ts'
import { contentHash, filesOf, type Item, onlyOurs, selectWaiting, whatKeeps } from './content-queries.ts'
import { lockDeletion } from './deletion-queries.ts'
import {
  emptyRows,
  eraseDetails,
  finishDeletion,
  markDone,
  markEmptied,
  markKept,
  selectEmptied,
  writeFiles,
} from './empty-queries.ts'

/** What the log calls a record of each kind. */
const OBJECTS: Readonly<Record<KeptKind, string>> = {
  issued: 'trade-document',
  received: 'received-document',
  certificate: 'certificate',
  letter: 'letter',
  pack: 'audit-pack',
}

type Carrying = Pick<Deps, 'db' | 'clock' | 'files'>

/**
 * Carries out a deletion that two people agreed on, record by record: content and files go, and an entry of the log says
 * what went, under which rule and who agreed. What is kept by now for another reason stays, with its reason. Running it
 * again goes on where it ended.
 */
export async function carryOutDeletion(deps: Carrying, actor: Actor, id: DeletionId): Promise<void> {
  authorizeInCompany(actor, 'retention:carry-out')
  const deletion = await inTenant(deps.db, actor.tenantId, (tx) => lockDeletion(tx, id))
  if (deletion?.status !== 'approved') return
  await removeFiles(deps, actor, id)
  for (let moved = true; moved; ) {
    moved = false
    const waiting = await inTenant(deps.db, actor.tenantId, (tx) => selectWaiting(tx, id))
    for (const item of waiting) if (await emptyOne(deps, actor, id, item)) moved = true
    if (!moved)
      for (const item of waiting)
        await inTenant(deps.db, actor.tenantId, (tx) => markKept(tx, id, item, 'A record that stays refers to it.'))
    await removeFiles(deps, actor, id)
  }
  await inTenant(deps.db, actor.tenantId, (tx) => finishDeletion(tx, id, deps.clock.now()))
}

/** Empties one record, or says why it stays. False when another of the same deletion has to go first. */
async function emptyOne(deps: Carrying, actor: TenantActor, id: DeletionId, item: Item): Promise<boolean> {
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const deletion = await lockDeletion(tx, id)
    if (deletion?.status !== 'approved') return false
    const { later, why } = await whatKeeps(tx, id, item)
    if (why !== null) {
      await markKept(tx, id, item, why)
      return true
    }
    if (later) return false
    const at = deps.clock.now()
    const contentSha256 = await contentHash(tx, item)
    const files = await filesOf(tx, item)
    await markEmptied(tx, id, item, { at, contentSha256, files })
    const ours = await onlyOurs(tx, files)
    await writeFiles(tx, id, item, ours)
    await emptyRows(tx, item)
    const entries = await eraseDetails(tx, OBJECTS[item.kind], item.id)
    await insertEvent(tx, actor, at, {
      verb: CONTENT_DELETED,
      objectKind: OBJECTS[item.kind],
      objectId: item.id,
      details: {
        ...{ number: item.number, rule: item.rule, keptUntil: item.keptUntil, deletion: id },
        ...{ proposedBy: deletion.proposedByName, approvedBy: deletion.decidedByName },
        entries: entries.map(Number),
      },
      hashes: { content: contentSha256, ...Object.fromEntries(ours.map((sha256, nth) => [`file${nth + 1}`, sha256])) },
    })
    return true
  })
}

/** Removes the files of what was emptied, unless somebody filed one of them again meanwhile. */
async function removeFiles(deps: Carrying, actor: TenantActor, id: DeletionId): Promise<void> {
  for (const { files, ...item } of await inTenant(deps.db, actor.tenantId, (tx) => selectEmptied(tx, id))) {
    const ours = await inTenant(deps.db, actor.tenantId, (tx) => onlyOurs(tx, files))
    for (const sha256 of ours) await deps.files.remove(actor.tenantId, sha256)
    await inTenant(deps.db, actor.tenantId, (tx) => markDone(tx, id, item))
  }
}
