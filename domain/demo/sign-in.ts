import type { Deps } from '../deps.ts'
import { actorOf, logIn, logOut, sessionPerson } from '../identity/index.ts'
import type { Actor } from '../kernel/actor.ts'
import { DEMO_PASSWORD } from './cast.ts'

/** Somebody of the cast as an actor, by the door that everybody uses. The session is closed again. */
export async function signIn(deps: Deps, email: string): Promise<Actor> {
  const { sessionId, setCookie } = await logIn(deps, { email, password: DEMO_PASSWORD, network: 'demo' })
  const person = await sessionPerson(deps, setCookie.split(';')[0] ?? '')
  await logOut(deps, sessionId)
  const actor = person && actorOf(person)
  if (!actor) throw new Error(`${email} has no company`)
  return actor
}
