import { attemptSucceeded } from '../../db/system/identity.ts'
import { findFactor, spendRecoveryCode, spendStep } from '../../db/system/second-factor.ts'
import type { Deps } from '../deps.ts'
import { countAttempt } from '../identity/attempts.ts'
import { invalidField } from '../kernel/errors.ts'
import type { UserId } from '../kernel/ids.ts'
import { CODES_PER_ACCOUNT, matchingStep, readCode } from './rules.ts'

export type CodeDeps = Pick<Deps, 'system' | 'clock' | 'factors'>
type Asked = {
  readonly code: string
  readonly network: string
  /** The form's field, for the refusal. */
  readonly field: string
}

/**
 * Takes a code of the person's second factor, or one of his recovery codes, once (AUT-6); refuses any other. Counted and held
 * like passwords, and over all networks together too: only who knows the password comes this far.
 */
export async function checkCode(deps: CodeDeps, userId: UserId, { code, network, field }: Asked): Promise<void> {
  const attemptId = await countAttempt(deps, {
    of: `second factor of ${userId}`,
    network,
    perAccount: CODES_PER_ACCOUNT,
  })
  const outcome = await tryCode(deps, userId, code)
  if (outcome === 'wrong')
    throw invalidField(
      field,
      'This is not the code that your app shows now, and no unused recovery code. Wait for the next code and give that.',
      'wrong_code',
    )
  if (outcome === 'used')
    throw invalidField(
      field,
      'This code has been used. Wait for the next one: it comes within 30 seconds.',
      'used_code',
    )
  await attemptSucceeded(deps.system, attemptId)
}

async function tryCode(deps: CodeDeps, userId: UserId, typed: string): Promise<'taken' | 'used' | 'wrong'> {
  const given = readCode(typed)
  const factor = await findFactor(deps.system, userId)
  if (!given || !factor) return 'wrong'
  const now = deps.clock.now()
  if (given.kind === 'recovery') {
    const hash = deps.factors.hashCode(userId, given.code)
    return (await spendRecoveryCode(deps.system, userId, hash, now)) ? 'taken' : 'wrong'
  }
  const step = matchingStep(deps.factors.openSeed(userId, factor.seed), given.digits, now)
  if (step === null) return 'wrong'
  return (await spendStep(deps.system, userId, step)) ? 'taken' : 'used'
}
