import { randomBytes } from 'node:crypto'
import { inTenant, type TenantTx } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { DomainError } from '../kernel/errors.ts'
import type { TenantId } from '../kernel/ids.ts'
import { sameBytes, toBase64 } from './bytes.ts'
import { type Checkpoint, checkpointText, verifyCheckpoint } from './checkpoint.ts'
import { logKeys, signHead } from './log-key.ts'
import { growNodes } from './nodes.ts'
import { openProver } from './prover.ts'
import { insertCheckpoint, markForked, selectCheckpoints, selectHead } from './queries.ts'

export type SealDeps = Pick<Deps, 'db' | 'system' | 'clock' | 'signing' | 'witness'>

/** A signed head of a company's log: the note is what everybody may have. */
export type Sealed = { readonly origin: string; readonly size: bigint; readonly note: string }

/** The name of a company's log. After a recorded fork it is another one: nothing continues what was signed before. */
export function originOf(tenantId: TenantId, generation: number): string {
  return `briefke/log/${tenantId}${generation === 1 ? '' : `/${generation}`}`
}

/**
 * Signs the head of a company's log over all entries so far; the same head again when there are no more. Signs nothing, and
 * says that the log is forked, when its rows do not continue what was signed before or what the copies outside hold.
 */
export async function sealLog(deps: SealDeps, tenantId: TenantId): Promise<Sealed> {
  const { generation } = await inTenant(deps.db, tenantId, selectHead)
  const origin = originOf(tenantId, generation)
  const copy = await witnessed(deps, origin)
  const found = await inTenant(deps.db, tenantId, (tx) => headOf(tx, origin, copy))
  if ('fork' in found) {
    await inTenant(deps.db, tenantId, (tx) => markForked(tx, deps.clock.now(), found.fork))
    throw new DomainError('conflict', `The log is not signed: ${found.fork} An operator has to record the fork.`, {
      reason: 'log_forked',
    })
  }
  const { size, root, signed } = found
  const keep = (head: Checkpoint & { readonly note: string }) =>
    inTenant(deps.db, tenantId, (tx) => insertCheckpoint(tx, { ...head, salt: randomBytes(32), at: deps.clock.now() }))
  // Whoever signed it was stopped before he could tell the database.
  if (copy !== null && copy !== 'unreadable' && copy.size > found.known) await keep(copy)
  if (signed !== null) return { origin, size, note: signed }
  const note = await signHead(deps, origin, checkpointText({ origin, size, root }))
  // First outside: a copy that the database then does not hold is of entries that it has.
  await deps.witness.keep(origin, note)
  await keep({ origin, size, root, note })
  return { origin, size, note }
}

type Copy = (Checkpoint & { readonly note: string }) | 'unreadable' | null

/** The newest copy outside. One that no key of ours signed is no copy, and no reason to go on either (META-2). */
async function witnessed(deps: SealDeps, origin: string): Promise<Copy> {
  const note = await deps.witness.latest(origin)
  if (note === null) return null
  return verifyCheckpoint(note, origin, await logKeys(deps, origin)).then(
    (head) => ({ ...head, note }),
    () => 'unreadable',
  )
}

type Found =
  | { readonly fork: string }
  | { readonly size: bigint; readonly root: Uint8Array; readonly signed: string | null; readonly known: bigint }

async function headOf(tx: TenantTx, origin: string, copy: Copy): Promise<Found> {
  const head = await selectHead(tx)
  if (head.forked_at) return { fork: head.fork ?? '' }
  const { size } = head
  const [last] = await selectCheckpoints(tx, origin, 1)
  if (copy === 'unreadable') return { fork: 'The copy outside the database holds a head that no known key signed.' }
  const earlier = [
    { whose: 'the last checkpoint', head: last },
    { whose: 'the copy outside the database', head: copy },
  ]
  for (const { whose, head: known } of earlier)
    if (known && known.size > size) return { fork: `It has ${size} entries, and ${whose} has ${known.size}.` }
  await growNodes(tx, size)
  const prover = openProver(tx)
  for (const { whose, head: known } of earlier)
    if (known && !sameBytes(await prover.root(known.size), known.root))
      return { fork: `Its first ${known.size} entries are not those of ${whose} (${toBase64(known.root)}).` }
  return {
    size,
    root: await prover.root(size),
    signed: last?.size === size ? last.note : null,
    known: last?.size ?? -1n,
  }
}
