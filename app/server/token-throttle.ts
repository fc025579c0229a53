import { createHash } from 'node:crypto'
import type { Clock } from '../../domain/kernel/clock.ts'
import { DomainError } from '../../domain/kernel/errors.ts'

const WINDOW_MS = 60_000
const FAILURES = 60
const REMEMBERED = 10_000

/**
 * Keeps a network that guesses tokens from asking the database more than sixty times a minute. A token that this
 * process has seen working is always asked about, so strangers in the same network cannot shut its owner out (AUT-5).
 * Only a guard for the database: what a token may do is read afresh each time.
 */
export function tokenThrottle(clock: Clock) {
  const failures = new Map<string, { count: number; since: number }>()
  const worked = new Set<string>()
  return {
    /** Throws `rate_limited` when this network has guessed too often. */
    admit(network: string, token: string): void {
      const failed = failures.get(network)
      const waitMs = failed ? failed.since + WINDOW_MS - clock.now().getTime() : 0
      if (!failed || failed.count < FAILURES || waitMs <= 0 || worked.has(hash(token))) return
      throw new DomainError('rate_limited', 'Too many tokens that do not work. Wait a minute.', {
        retryAfterSeconds: Math.ceil(waitMs / 1000),
      })
    },
    /** Remembers how it went. */
    told(network: string, token: string, isKnown: boolean): void {
      if (isKnown) {
        keep(worked, hash(token))
        return
      }
      const now = clock.now().getTime()
      const failed = failures.get(network)
      if (failed && now - failed.since < WINDOW_MS) failed.count += 1
      else {
        failures.delete(network)
        failures.set(network, { count: 1, since: now })
      }
      if (failures.size > REMEMBERED) dropOldest(failures)
    },
  }
}
export type TokenThrottle = ReturnType<typeof tokenThrottle>

function keep(seen: Set<string>, value: string): void {
  seen.delete(value)
  seen.add(value)
  if (seen.size > REMEMBERED) dropOldest(seen)
}

function dropOldest(kept: Set<string> | Map<string, unknown>): void {
  for (const oldest of kept.keys()) {
    kept.delete(oldest)
    return
  }
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64')
}
