import {
  type Claim,
  claimKey,
  type EarlierRequest,
  forgetKey,
  keepAnswer,
  type RequestKey,
  type StoredAnswer,
} from '../../db/keyed-requests.ts'
import { claimAssociationKey, forgetAssociationKey, keepAssociationAnswer } from '../../db/system/requests.ts'
import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import type { AssociationActor, CompanyActor } from '../kernel/actor.ts'
import { DomainError } from '../kernel/errors.ts'
import { sha256 } from '../kernel/sha256.ts'

type RequestDeps = Pick<Deps, 'db' | 'system' | 'clock'>

const DAY_MS = 24 * 60 * 60 * 1000
const PATIENCE_MS = 5 * 60 * 1000

/** A request with an Idempotency-Key: under which key, for exactly what. */
export type KeyedRequest = { readonly key: string; readonly content: string }

/**
 * Runs the work once per person, key and day, and answers every repetition with the first answer (LOD-11).
 * Throws `conflict` while the first is still running, `invalid` when the key comes back with another request.
 */
export async function answerOnce(
  deps: RequestDeps,
  actor: CompanyActor | AssociationActor,
  request: KeyedRequest,
  work: () => Promise<StoredAnswer>,
): Promise<StoredAnswer> {
  const now = deps.clock.now()
  const key: RequestKey = { userId: actor.userId, keyHash: sha256(request.key) }
  const requestHash = sha256(request.content)
  const shelf = shelfOf(deps, actor)
  const earlier = await shelf.claim({ key, requestHash, now, since: new Date(now.getTime() - DAY_MS) })
  if (earlier) return answerOf(earlier, requestHash, now)
  let answer: StoredAnswer
  try {
    answer = await work()
  } catch (error) {
    await shelf.forget(key)
    throw error
  }
  // A failure of ours, or "wait", is not an answer: the client may try the same key again.
  if (answer.status >= 500 || answer.status === 429) await shelf.forget(key)
  else await shelf.keep(key, answer)
  return answer
}

function answerOf(earlier: EarlierRequest | 'gone', requestHash: string, now: Date): StoredAnswer {
  if (earlier === 'gone') throw running()
  if (earlier.requestHash !== requestHash)
    throw new DomainError('invalid', 'This Idempotency-Key was used for another request. Use a new key.', {
      reason: 'key_reused',
    })
  if (earlier.answer) return earlier.answer
  if (now.getTime() - earlier.createdAt.getTime() < PATIENCE_MS) throw running()
  throw new DomainError(
    'conflict',
    'The first request with this Idempotency-Key never finished. Look whether it took effect, then use a new key.',
    { reason: 'never_finished' },
  )
}

function running(): DomainError {
  return new DomainError(
    'conflict',
    'The first request with this Idempotency-Key is still running. Try again shortly.',
    { reason: 'in_progress', retryAfterSeconds: 1 },
  )
}

type Shelf = {
  readonly claim: (claim: Claim) => Promise<EarlierRequest | 'gone' | null>
  readonly keep: (key: RequestKey, answer: StoredAnswer) => Promise<void>
  readonly forget: (key: RequestKey) => Promise<void>
}

function shelfOf({ db, system }: RequestDeps, actor: CompanyActor | AssociationActor): Shelf {
  if (actor.role === 'association-admin')
    return {
      claim: (claim) => claimAssociationKey(system, claim),
      keep: (key, answer) => keepAssociationAnswer(system, key, answer),
      forget: (key) => forgetAssociationKey(system, key),
    }
  const { tenantId } = actor
  return {
    claim: (claim) => inTenant(db, tenantId, (tx) => claimKey(tx, 'api_request', claim)),
    keep: (key, answer) => inTenant(db, tenantId, (tx) => keepAnswer(tx, 'api_request', key, answer)),
    forget: (key) => inTenant(db, tenantId, (tx) => forgetKey(tx, 'api_request', key)),
  }
}
