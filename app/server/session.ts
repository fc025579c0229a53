import type { Deps } from '../../domain/deps.ts'
import { actorOf, actorOfToken, type SessionPerson, sessionPerson } from '../../domain/identity/index.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import type { TokenThrottle } from './token-throttle.ts'

export type Caller = { readonly actor: Actor | null; readonly person: SessionPerson | null }
type Door = { readonly throttle: TokenThrottle; readonly network: string }

/**
 * Cookie or API token to actor: the only place where a tenant is chosen. It always gets the writing system database,
 * because noticing a person (the session's hour slides, a token's last use) is not the request's own work.
 */
export async function callerOf(deps: Pick<Deps, 'system' | 'clock'>, headers: Headers, door: Door): Promise<Caller> {
  const token = bearerOf(headers.get('authorization'))
  if (token !== null) {
    door.throttle.admit(door.network, token)
    const actor = await actorOfToken(deps, token)
    door.throttle.told(door.network, token, actor !== null)
    return { actor, person: null }
  }
  const person = await sessionPerson(deps, headers.get('cookie') ?? '')
  return { actor: person ? actorOf(person) : null, person }
}

/** The token of an Authorization header, or null when it carries none. */
export function bearerOf(authorization: string | null | undefined): string | null {
  return /^bearer (.+)$/i.exec(authorization ?? '')?.[1] ?? null
}
