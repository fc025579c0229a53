import type { Deps } from '../deps.ts'
import { actorOf, logIn, logOut, sessionPerson } from '../identity/index.ts'
import type { Actor } from '../kernel/actor.ts'
import { passSecondFactor } from '../second-factor/index.ts'
import { DEMO_PASSWORD } from './cast.ts'
import { demoCode } from './second-factors.ts'

/** Somebody of the cast as an actor, by the door that everybody uses. The session is closed again. */
export async function signIn(deps: Deps, email: string): Promise<Actor> {
  const { setCookie } = await logIn(deps, { email, password: DEMO_PASSWORD, network: 'demo' })
  const person = await personOf(deps, await secondStep(deps, setCookie))
  const actor = actorOf(person)
  await logOut(deps, person.sessionId)
  if (!actor) throw new Error(`${email} has no company`)
  return actor
}

async function secondStep(deps: Deps, setCookie: string): Promise<string> {
  const person = await personOf(deps, setCookie)
  if (person.factor.standing !== 'asked') return setCookie
  const code = (await demoCode(deps, person.user)) ?? ''
  return (await passSecondFactor(deps, person, { code, network: 'demo' })).setCookie
}

async function personOf(deps: Deps, setCookie: string) {
  const person = await sessionPerson(deps, setCookie.split(';')[0] ?? '')
  if (!person) throw new Error('the log-in of the demo made no session')
  return person
}
