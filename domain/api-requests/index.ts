import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { forRequest } from '../../db/client.ts'
import {
  type Claim,
  claimKey,
  type EarlierRequest,
  endKey,
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
// A database that crashed is back within this time, or the key waits for a person (JOB-3).
const BACK_MS = 20_000
const AGAIN_MS = 250

/** A request with an Idempotency-Key: under which key, for exactly what. */
export type KeyedRequest = { readonly key: string; readonly content: string }

/**
 * Runs the work once per person, key and day, and answers every repetition with the first answer (LOD-11). What the work
 * writes through its `deps` is noted with the key, so that work whose answer was lost with the database is not done twice.
 * Throws `conflict` while the first is still running, `invalid` when the key comes back with another request.
 */
export async function answerOnce<D extends RequestDeps>(
  deps: D,
  actor: CompanyActor | AssociationActor,
  request: KeyedRequest,
  work: (deps: D) => Promise<StoredAnswer>,
): Promise<StoredAnswer> {
  const now = deps.clock.now()
  const key: RequestKey = { userId: actor.userId, keyHash: sha256(request.key), attempt: randomUUID() }
  const requestHash = sha256(request.content)
  const shelf = shelfOf(deps, actor)
  const claim = { key, requestHash, now, since: new Date(now.getTime() - DAY_MS) }
  const earlier = await orLetGo(shelf, key, () => shelf.claim(claim))
  if (earlier) return answerOf(earlier, requestHash, now)
  const noting = 'tenantId' in actor ? { ...deps, db: forRequest(deps.db, { tenantId: actor.tenantId, key }) } : deps
  const answer = await orLetGo(shelf, key, () => work(noting))
  // A failure of ours, or "wait", is not an answer: the client may try the same key again.
  if (answer.status === 429) await onceBack(() => shelf.forget(key))
  else if (answer.status >= 500) await onceBack(() => shelf.end(key))
  else await onceBack(() => shelf.keep(key, answer))
  return answer
}

async function orLetGo<T>(shelf: Shelf, key: RequestKey, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    await onceBack(() => shelf.end(key))
    throw error
  }
}

/** Does it as soon as the database is there. Where that stays away it is not done: what was answered counts all the same. */
async function onceBack(act: () => Promise<void>): Promise<void> {
  for (const until = performance.now() + BACK_MS; ; await pause(AGAIN_MS)) {
    const isOver = await act().then(
      () => true,
      () => performance.now() > until,
    )
    if (isOver) return
  }
}

function answerOf(earlier: EarlierRequest | 'gone', requestHash: string, now: Date): StoredAnswer {
  if (earlier === 'gone') throw running()
  if (earlier.requestHash !== requestHash)
    throw new DomainError('invalid', 'This Idempotency-Key was used for another request. Use a new key.', {
      reason: 'key_reused',
    })
  if (earlier.answer) return earlier.answer
  if (earlier.ended)
    throw new DomainError(
      'conflict',
      'The first request with this Idempotency-Key took effect, and its answer was lost. Look at what it did; it is not done again.',
      { reason: 'took_effect' },
    )
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
  /** Lets go of a key without an answer; one whose request took effect stays taken. */
  readonly end: (key: RequestKey) => Promise<void>
}

function shelfOf({ db, system }: RequestDeps, actor: CompanyActor | AssociationActor): Shelf {
  if (actor.role === 'association-admin')
    return {
      claim: (claim) => claimAssociationKey(system, claim),
      keep: (key, answer) => keepAssociationAnswer(system, key, answer),
      forget: (key) => forgetAssociationKey(system, key),
      end: (key) => forgetAssociationKey(system, key),
    }
  const { tenantId } = actor
  return {
    claim: (claim) => inTenant(db, tenantId, (tx) => claimKey(tx, 'api_request', claim)),
    keep: (key, answer) => inTenant(db, tenantId, (tx) => keepAnswer(tx, 'api_request', key, answer)),
    forget: (key) => inTenant(db, tenantId, (tx) => forgetKey(tx, 'api_request', key)),
    end: (key) => inTenant(db, tenantId, (tx) => endKey(tx, key)),
  }
}
