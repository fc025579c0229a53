import { createHash } from 'node:crypto'
import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import type { CompanyActor } from '../kernel/actor.ts'
import { DomainError } from '../kernel/errors.ts'
import {
  deleteRequest,
  insertRequest,
  type RequestKey,
  type StoredAnswer,
  selectRequest,
  updateAnswer,
} from './queries.ts'

export type { StoredAnswer } from './queries.ts'

type RequestDeps = Pick<Deps, 'db' | 'clock'>

const DAY_MS = 24 * 60 * 60 * 1000

/** A request with an Idempotency-Key: who asks, under which key, for exactly what. */
export type KeyedRequest = { readonly key: string; readonly content: string }

/**
 * Runs the work once per key and day, and answers every repetition with the first answer (LOD-11).
 * Throws `conflict` while the first is still running, `invalid` when the key comes back with another request.
 */
export async function answerOnce(
  deps: RequestDeps,
  actor: CompanyActor,
  request: KeyedRequest,
  work: () => Promise<StoredAnswer>,
): Promise<StoredAnswer> {
  const key: RequestKey = { userId: actor.userId, keyHash: sha256(request.key) }
  const earlier = await claim(deps, actor, key, sha256(request.content))
  if (earlier) return earlier
  try {
    const answer = await work()
    // A failure of ours is not an answer: the client may try the same key again.
    await inTenant(deps.db, actor.tenantId, (tx) =>
      answer.status >= 500 ? deleteRequest(tx, key) : updateAnswer(tx, key, answer),
    )
    return answer
  } catch (error) {
    await inTenant(deps.db, actor.tenantId, (tx) => deleteRequest(tx, key))
    throw error
  }
}

async function claim(
  deps: RequestDeps,
  actor: CompanyActor,
  key: RequestKey,
  requestHash: string,
): Promise<StoredAnswer | null> {
  const now = deps.clock.now()
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    if (await insertRequest(tx, key, requestHash, now)) return null
    const earlier = await selectRequest(tx, key)
    if (!earlier || now.getTime() - earlier.createdAt.getTime() > DAY_MS) {
      await deleteRequest(tx, key)
      await insertRequest(tx, key, requestHash, now)
      return null
    }
    if (earlier.requestHash !== requestHash)
      throw new DomainError('invalid', 'This Idempotency-Key was used for another request. Use a new key.', {
        reason: 'key_reused',
      })
    if (!earlier.answer)
      throw new DomainError(
        'conflict',
        'The first request with this Idempotency-Key is still running. Try again shortly.',
        { reason: 'in_progress', retryAfterSeconds: 1 },
      )
    return earlier.answer
  })
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
