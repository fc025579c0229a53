import { createHash } from 'node:crypto'
import { findAccountByEmail } from '../../db/system/identity.ts'
import { findFactor, replaceFactor } from '../../db/system/second-factor.ts'
import type { Deps } from '../deps.ts'
import type { UserId } from '../kernel/ids.ts'
import { codeOfStep, newRecoveryCodes, stepAt } from '../second-factor/rules.ts'
import { admin, approver, auditor } from './cast.ts'

type FactorDeps = Pick<Deps, 'system' | 'clock' | 'factors'>

/** Who of the demo must have a second factor. */
const WITH_FACTOR: readonly string[] = [admin.email, approver.email, auditor.email]

/** Gives somebody of the cast the second factor that everybody knows. */
export async function giveDemoFactor(deps: FactorDeps, email: string): Promise<void> {
  const account = await findAccountByEmail(deps.system, email)
  if (!account) throw new Error(`the demo has no ${email}`)
  await replaceFactor(deps.system, {
    userId: account.id,
    seed: deps.factors.sealSeed(account.id, seedOf(email)),
    ...{ lastStep: 0, at: deps.clock.now() },
    codeHashes: newRecoveryCodes().map((code) => deps.factors.hashCode(account.id, code.replaceAll('-', ''))),
  })
}

/** The next code of somebody of the cast that was not used yet; null for anybody else, and for a factor of his own making. */
export async function demoCode(
  deps: FactorDeps,
  user: { readonly id: UserId; readonly email: string },
): Promise<string | null> {
  if (!WITH_FACTOR.includes(user.email)) return null
  const factor = await findFactor(deps.system, user.id)
  const seed = seedOf(user.email)
  if (!factor || !seed.equals(deps.factors.openSeed(user.id, factor.seed))) return null
  const now = stepAt(deps.clock.now())
  // The code after is taken too: a second person may log in within the half minute.
  const step = Math.min(Math.max(now, factor.lastStep + 1), now + 1)
  return codeOfStep(seed, step)
}

function seedOf(email: string): Buffer {
  return createHash('sha256').update(`the demo's second factor of ${email}`).digest().subarray(0, 20)
}
