import { type CompanyChoice, companyChoicesOf } from '../../db/system/choices.ts'
import { extendSession, setSessionCompany } from '../../db/system/identity.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../kernel/actor.ts'
import { notFound } from '../kernel/errors.ts'
import type { TenantId, UserId } from '../kernel/ids.ts'
import { type FactorStanding, factorStanding, MINUTE, sessionLimits } from './rules.ts'
import { hashSecret } from './secrets.ts'
import { createLucia, newSessionId } from './sessions.ts'

export type SessionPerson = {
  readonly user: {
    readonly id: UserId
    readonly email: string
    readonly name: string
    readonly associationAdmin: boolean
  }
  readonly sessionId: string
  readonly companyChoices: readonly CompanyChoice[]
  readonly selected: CompanyChoice | null
  readonly factor: {
    /** Anything but enough, and the person is nobody yet. */
    readonly standing: FactorStanding
    readonly has: boolean
    /** His role, or a company of his, asks for one. */
    readonly must: boolean
  }
}

/** Who a request's Cookie header belongs to, read afresh each time so that a revocation holds at once; null for nobody. */
export async function sessionPerson(
  deps: Pick<Deps, 'system' | 'clock'>,
  cookieHeader: string,
): Promise<SessionPerson | null> {
  const lucia = createLucia(deps)
  const sessionId = lucia.readSessionCookie(cookieHeader)
  if (!sessionId) return null
  const { session, user } = await lucia.validateSession(sessionId)
  if (!session) return null
  const now = deps.clock.now()
  const companyChoices = user.associationAdmin ? [] : await companyChoicesOf(deps.system, user.id, now)
  const must = user.associationAdmin || companyChoices.some(asksForFactor)
  const standing = factorStanding({ isDone: session.factorAt !== null, has: user.hasFactor, must })
  // A password alone does not wait for its code all day.
  if (standing === 'asked' && session.createdAt.getTime() + sessionLimits.secondStepMs <= now.getTime()) return null
  const idleEnd = new Date(now.getTime() + sessionLimits.idleMs)
  // lucia slides only from half-time on; people expect an hour from their last click.
  if (deps.system.access === 'read write' && session.expiresAt.getTime() < idleEnd.getTime() - MINUTE)
    await extendSession(deps.system, hashSecret(sessionId), idleEnd)
  const selected = companyChoices.find((choice) => choice.tenantId === session.companyId) ?? companyChoices[0] ?? null
  return {
    user: { id: user.id, email: user.email, name: user.name, associationAdmin: user.associationAdmin },
    sessionId,
    companyChoices,
    selected,
    factor: { standing, has: user.hasFactor, must },
  }
}

/** Always for auditors (AUT-6), and for the members of a company that requires it. */
function asksForFactor({ role, requiresSecondFactor }: CompanyChoice): boolean {
  return role === 'auditor' || requiresSecondFactor
}

/** A new session in the place of the person's present one, whenever what it stands on changed (AUT-2); gives its cookie. */
export async function replaceSession(
  deps: Pick<Deps, 'system' | 'clock'>,
  { user, sessionId, selected }: SessionPerson,
  { factorAt }: { readonly factorAt: Date | null },
): Promise<{ readonly setCookie: string }> {
  const lucia = createLucia(deps)
  await lucia.invalidateSession(sessionId)
  const attributes = { companyId: selected?.tenantId ?? null, createdAt: deps.clock.now(), factorAt }
  const { id } = await lucia.createSession(user.id, attributes, { sessionId: newSessionId() })
  return { setCookie: lucia.createSessionCookie(id).serialize() }
}

/**
 * What the person acts as: the association's admin, or somebody in the selected company; null without either, and as long
 * as a second factor is owed. Nothing else in the product asks about second factors (AUT-6).
 */
export function actorOf(person: SessionPerson): Actor | null {
  const { user, selected, factor } = person
  if (factor.standing !== 'enough') return null
  if (user.associationAdmin) return { role: 'association-admin', userId: user.id, name: user.name }
  if (!selected) return null
  const { tenantId, role, companyState, engagement } = selected
  return { userId: user.id, name: user.name, role, tenantId, companyState, ...(engagement ? { engagement } : {}) }
}

/** Switches to another of the person's own companies; any other is not found. */
export async function selectCompany(
  deps: Pick<Deps, 'system' | 'clock'>,
  person: SessionPerson,
  tenantId: TenantId,
): Promise<void> {
  if (!person.companyChoices.some((choice) => choice.tenantId === tenantId)) throw notFound('company')
  await setSessionCompany(deps.system, hashSecret(person.sessionId), tenantId)
}
