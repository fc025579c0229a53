import type { Deps } from '../../domain/deps.ts'
import { actorOf, actorOfToken, type SessionPerson, sessionPerson } from '../../domain/identity/index.ts'
import type { Actor } from '../../domain/kernel/actor.ts'

export type Caller = { readonly actor: Actor | null; readonly person: SessionPerson | null }

/**
 * Cookie or API token to actor: the only place where a tenant is chosen. It always gets the writing system database,
 * because noticing a person (the session's hour slides, a token's last use) is not the request's own work.
 */
export async function callerOf(deps: Pick<Deps, 'system' | 'clock'>, headers: Headers): Promise<Caller> {
  const authorization = headers.get('authorization') ?? ''
  if (authorization.startsWith('Bearer '))
    return { actor: await actorOfToken(deps, authorization.slice(7)), person: null }
  const person = await sessionPerson(deps, headers.get('cookie') ?? '')
  return { actor: person ? actorOf(person) : null, person }
}
