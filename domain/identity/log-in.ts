import { type Account, attemptSucceeded, findAccountByEmail } from '../../db/system/identity.ts'
import type { Deps } from '../deps.ts'
import { DomainError } from '../kernel/errors.ts'
import type { TenantId } from '../kernel/ids.ts'
import { countAttempt } from './attempts.ts'
import { passwordFits } from './passwords.ts'
import { emailSchema } from './rules.ts'
import { createLucia, newSessionId } from './sessions.ts'

export type LoginInput = {
  readonly email: string
  readonly password: string
  readonly network: string
  /** The session that the request came with: it ends, a new one begins (AUT-2). */
  readonly previousSessionId?: string | null
  /** The company to begin in; one that is not the person's own is passed over when the session is read. */
  readonly companyId?: TenantId
}

export type LoggedIn = { readonly sessionId: string; readonly setCookie: string; readonly account: Account }

/**
 * Logs in with e-mail and password: throttled, the same answer and work for an unknown account, always a new session. Who
 * has a second factor, or must have one, is nobody in it until that is done.
 */
export async function logIn(deps: Pick<Deps, 'system' | 'clock'>, input: LoginInput): Promise<LoggedIn> {
  const email = emailSchema.safeParse(input.email)
  const address = email.success ? email.data : input.email.trim().toLowerCase()
  const account = await checkPassword(deps, { email: address, password: input.password, network: input.network })
  if (!account)
    throw new DomainError('invalid', 'This e-mail address and password do not belong together.', {
      reason: 'wrong_credentials',
    })
  const lucia = createLucia(deps)
  if (input.previousSessionId) await lucia.invalidateSession(input.previousSessionId)
  const session = await lucia.createSession(
    account.id,
    { companyId: input.companyId ?? null, createdAt: deps.clock.now(), factorAt: null },
    { sessionId: newSessionId() },
  )
  return { sessionId: session.id, setCookie: lucia.createSessionCookie(session.id).serialize(), account }
}

/** Ends the session, whatever it was, and gives the cookie that clears the browser's. */
export async function logOut(deps: Pick<Deps, 'system' | 'clock'>, sessionId: string | null): Promise<string> {
  const lucia = createLucia(deps)
  if (sessionId) await lucia.invalidateSession(sessionId)
  return lucia.createBlankSessionCookie().serialize()
}

/** The active account whose password this is, or null. Every call counts as an attempt from its network (AUT-5). */
export async function checkPassword(
  deps: Pick<Deps, 'system' | 'clock'>,
  input: { readonly email: string; readonly password: string; readonly network: string },
): Promise<Account | null> {
  const attemptId = await countAttempt(deps, { of: input.email, network: input.network })
  const account = await findAccountByEmail(deps.system, input.email)
  const fits = await passwordFits(account?.passwordHash ?? null, input.password.slice(0, 1000))
  if (!account || !fits || account.state !== 'active') return null
  await attemptSucceeded(deps.system, attemptId)
  return account
}
