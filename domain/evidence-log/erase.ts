import { inTenant, type TenantTx } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany, type TenantActor } from '../kernel/actor.ts'
import type { UserId } from '../kernel/ids.ts'
import { eraseActor } from './queries.ts'
import { CONTENT_DELETED } from './record.ts'

const ERASED = { verb: 'erased', objectKind: 'person' } as const

/**
 * Takes a person's name and id out of every entry that he made: the entries stay proven, and nobody can find out any more whose
 * they were. An entry says which (EVD-8). Tells how many they were.
 */
export async function erasePerson(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  { userId, reason }: { readonly userId: UserId; readonly reason: string },
): Promise<number> {
  authorizeInCompany(actor, 'evidence-log:erase')
  return inTenant(deps.db, actor.tenantId, (tx) => eraseIn(tx, actor, { userId, reason, at: deps.clock.now() }))
}

type Erasure = { readonly userId: UserId; readonly reason: string; readonly at: Date }

/** The same inside the caller's transaction. */
export async function eraseIn(tx: TenantTx, actor: TenantActor, { userId, reason, at }: Erasure): Promise<number> {
  const seqs = await eraseActor(tx, userId)
  const details = { reason, entries: seqs.map(Number) }
  if (seqs.length > 0) await insertEvent(tx, actor, at, { ...ERASED, objectId: 'of the entries listed', details })
  return seqs.length
}

/** The entries that this one says were erased. */
export function erasedSeqs(row: {
  readonly verb: string
  readonly object_kind: string
  readonly details: unknown
}): readonly bigint[] {
  const isErasure = row.verb === ERASED.verb && row.object_kind === ERASED.objectKind
  if (!isErasure && row.verb !== CONTENT_DELETED) return []
  const { entries } = Object(row.details)
  return Array.isArray(entries) ? entries.filter(Number.isSafeInteger).map(BigInt) : []
}
