import { beginAttempt } from '../../db/system/identity.ts'
import type { Deps } from '../deps.ts'
import { DomainError } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import { loginLimits, retrySentence } from './rules.ts'
import { hashSecret } from './secrets.ts'

/**
 * Counts an attempt as failed until it is said to have succeeded, and gives its id; refuses the one too many of an account
 * and a network, or of a network (AUT-5). `perAccount` counts all networks together.
 */
export async function countAttempt(
  deps: Pick<Deps, 'system' | 'clock'>,
  { of, network, perAccount }: { readonly of: string; readonly network: string; readonly perAccount?: number },
): Promise<string> {
  const at = deps.clock.now()
  const attempt = { id: newId(), accountHash: hashSecret(of), network, at }
  const blockedBy = await beginAttempt(deps.system, attempt, {
    since: new Date(at.getTime() - loginLimits.windowMs),
    perAccountAndNetwork: loginLimits.perAccountAndNetwork,
    perNetwork: loginLimits.perNetwork,
    ...(perAccount === undefined ? {} : { perAccount }),
  })
  if (!blockedBy) return attempt.id
  const seconds = Math.max(1, Math.ceil((blockedBy.getTime() + loginLimits.windowMs - at.getTime()) / 1000))
  throw new DomainError('rate_limited', retrySentence(seconds), { reason: 'throttled', retryAfterSeconds: seconds })
}
