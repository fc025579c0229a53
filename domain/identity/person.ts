import { type CompanyChoice, companyChoicesOf } from '../../db/system/choices.ts'
import { extendSession, setSessionCompany } from '../../db/system/identity.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../kernel/actor.ts'
import { notFound } from '../kernel/errors.ts'
import type { TenantId, UserId } from '../kernel/ids.ts'
import { MINUTE, sessionLimits } from './rules.ts'
import { hashSecret } from './secrets.ts'
import { createLucia } from './sessions.ts'

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
  const idleEnd = new Date(now.getTime() + sessionLimits.idleMs)
  // lucia slides only from half-time on; people expect an hour from their last click.
  if (deps.system.access === 'read write' && session.expiresAt.getTime() < idleEnd.getTime() - MINUTE)
    await extendSession(deps.system, hashSecret(sessionId), idleEnd)
  const companyChoices = user.associationAdmin ? [] : await companyChoicesOf(deps.system, user.id, now)
  const selected = companyChoices.find((choice) => choice.tenantId === session.companyId) ?? companyChoices[0] ?? null
  return {
    user: { id: user.id, email: user.email, name: user.name, associationAdmin: user.associationAdmin },
    sessionId,
    companyChoices,
    selected,
  }
}

/** What the person acts as: the association's admin, or somebody in the selected company; null without either. */
export function actorOf(person: SessionPerson): Actor | null {
  const { user, selected } = person
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
