import { deleteFactor, findFactor, replaceFactor } from '../../db/system/second-factor.ts'
import type { Deps } from '../deps.ts'
import { replaceSession, type SessionPerson } from '../identity/index.ts'
import { DomainError, invalidField } from '../kernel/errors.ts'
import { type CodeDeps, checkCode } from './check-code.ts'
import { matchingStep, newRecoveryCodes, readCode, seedForApp } from './rules.ts'

type Entered = { readonly setCookie: string }

/** The second step of a log-in: with the code the session that the password began becomes one (AUT-2, AUT-6). */
export async function passSecondFactor(
  deps: CodeDeps,
  person: SessionPerson,
  { code, network }: { readonly code: string; readonly network: string },
): Promise<Entered> {
  if (person.factor.standing !== 'asked')
    throw new DomainError('conflict', 'No code is asked for. Log in first.', { reason: 'not_asked' })
  await checkCode(deps, person.user.id, { code, network, field: 'code' })
  return replaceSession(deps, person, { factorAt: deps.clock.now() })
}

/** How it stands with the person's own second factor; and what his app needs for a new one. */
export async function readSecondFactor(deps: Pick<Deps, 'system' | 'factors'>, person: SessionPerson) {
  refuseUnfinished(person)
  const factor = await findFactor(deps.system, person.user.id)
  return {
    isSetUp: factor !== null,
    unusedCodes: factor?.unusedCodes ?? 0,
    must: person.factor.must,
    offered: seedForApp(deps.factors.draftSeed(person.sessionId), person.user.email),
  }
}

/**
 * Sets the person's second factor up once his app shows its codes, and gives ten recovery codes, which nobody can read
 * again. Who has one gives a code of that too. Every session of his but this one ends.
 */
export async function setUpSecondFactor(
  deps: CodeDeps,
  person: SessionPerson,
  input: { readonly code: string; readonly present: string; readonly network: string },
): Promise<Entered & { readonly recoveryCodes: readonly string[] }> {
  refuseUnfinished(person)
  const { id } = person.user
  const [now, seed] = [deps.clock.now(), deps.factors.draftSeed(person.sessionId)]
  const given = readCode(input.code)
  const step = given?.kind === 'digits' ? matchingStep(seed, given.digits, now) : null
  if (step === null)
    throw invalidField('code', 'This is not the code that your app shows now for the new key. Give its six digits.')
  if (person.factor.has) await checkCode(deps, id, { code: input.present, network: input.network, field: 'present' })
  const recoveryCodes = newRecoveryCodes()
  await replaceFactor(deps.system, {
    ...{ userId: id, seed: deps.factors.sealSeed(id, seed), lastStep: step, at: now },
    codeHashes: recoveryCodes.map((code) => deps.factors.hashCode(id, code.replaceAll('-', ''))),
  })
  return { ...(await replaceSession(deps, person, { factorAt: now })), recoveryCodes }
}

/** Takes the person's own second factor off, with a code of it; not where his role or a company of his asks for one. */
export async function turnOffSecondFactor(
  deps: CodeDeps,
  person: SessionPerson,
  { code, network }: { readonly code: string; readonly network: string },
): Promise<Entered> {
  refuseUnfinished(person)
  if (person.factor.must)
    throw new DomainError('conflict', 'You must have a second factor here. Set it up anew instead.', {
      reason: 'factor_required',
    })
  await checkCode(deps, person.user.id, { code, network, field: 'code' })
  await deleteFactor(deps.system, person.user.id)
  return replaceSession(deps, person, { factorAt: null })
}

/** A password alone sees and changes nothing of a factor that it was not asked without. */
function refuseUnfinished({ factor }: SessionPerson): void {
  if (factor.standing === 'asked')
    throw new DomainError('forbidden', 'Give the code of your second factor first.', { reason: 'factor_asked' })
}
