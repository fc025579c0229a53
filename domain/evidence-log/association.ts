import {
  appendLeaves,
  insertAssociationHead,
  selectAssociationHead,
  selectLeaves,
  selectLogKeys,
} from '../../db/system/evidence.ts'
import { inTenant } from '../../db/tenant.ts'
import type { TenantId } from '../kernel/ids.ts'
import { joined, sameBytes, utf8Bytes } from './bytes.ts'
import { checkpointText, verifyCheckpoint } from './checkpoint.ts'
import { growingTree } from './growing.ts'
import { sha256Bytes } from './hash.ts'
import { logKeys, signHead } from './log-key.ts'
import { markEntered, selectUnentered } from './queries.ts'
import type { SealDeps } from './seal.ts'
import { leafHash } from './tree.ts'

const AT_ONCE = 100
const LEAVES_AT_ONCE = 10_000

/** What stands for a checkpoint in the log of all checkpoints: whose it is, only its salt tells. */
export function blinded(salt: Uint8Array, note: string): Uint8Array {
  return sha256Bytes(joined(salt, utf8Bytes(note)))
}

/** Enters a company's checkpoints in the log of all companies' checkpoints, each once. */
export async function enterCheckpoints(deps: SealDeps, tenantId: TenantId): Promise<void> {
  const waiting = await inTenant(deps.db, tenantId, (tx) => selectUnentered(tx, AT_ONCE))
  if (waiting.length === 0) return
  const hashes = waiting.map(({ salt, note }) => blinded(salt, note))
  const indexes = await appendLeaves(deps.system, hashes, deps.clock.now())
  await inTenant(deps.db, tenantId, async (tx) => {
    for (const [at, each] of waiting.entries()) {
      const index = indexes[at]
      if (index !== undefined) await markEntered(tx, each, index)
    }
  })
}

/**
 * Signs the head of the log of all checkpoints; null when it has not grown. Throws when it does not continue what the copy
 * outside holds: then somebody took checkpoints out of it.
 */
export async function sealAssociationLog(deps: SealDeps): Promise<string | null> {
  const [first] = await selectLogKeys(deps.system)
  if (!first) return null
  const origin = `briefke/checkpoints/${first.id}`
  const last = await selectAssociationHead(deps.system, origin)
  const tree = growingTree(sha256Bytes, last ? { size: last.size, peaks: last.peaks } : undefined)
  const copy = await deps.witness.latest(origin)
  const known = copy === null ? null : await verifyCheckpoint(copy, origin, await logKeys(deps, origin))
  let holds = known === null || (known.size === tree.size() && sameBytes(known.root, tree.root()))
  for (;;) {
    const leaves = await selectLeaves(deps.system, tree.size(), LEAVES_AT_ONCE)
    for (const leaf of leaves) {
      tree.add(leafHash(sha256Bytes, leaf))
      if (known?.size === tree.size()) holds = sameBytes(known.root, tree.root())
    }
    if (leaves.length < LEAVES_AT_ONCE) break
  }
  if (!holds) throw new Error('The log of all checkpoints does not continue its copy outside the database.')
  if (tree.size() === (last?.size ?? 0n)) return null
  const note = await signHead(deps, origin, checkpointText({ origin, size: tree.size(), root: tree.root() }))
  await deps.witness.keep(origin, note)
  const at = deps.clock.now()
  await insertAssociationHead(deps.system, { origin, size: tree.size(), note, peaks: tree.peaks(), at })
  return note
}
