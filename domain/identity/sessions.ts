import { randomBytes } from 'node:crypto'
import { type Adapter, Lucia, TimeSpan } from 'lucia'
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  extendSession,
  findSession,
  insertSession,
} from '../../db/system/identity.ts'
import type { Deps } from '../deps.ts'
import type { UserId as AccountId, TenantId } from '../kernel/ids.ts'
import { sessionLimits } from './rules.ts'
import { hashSecret } from './secrets.ts'

type SessionDeps = Pick<Deps, 'system' | 'clock'>
type SessionAttributes = {
  readonly companyId: TenantId | null
  readonly createdAt: Date
  /** When the second step was done in this session. */
  readonly factorAt: Date | null
}
type UserAttributes = {
  readonly email: string
  readonly name: string
  readonly associationAdmin: boolean
  readonly hasFactor: boolean
}

declare module 'lucia' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be merged into lucia's own
  interface Register {
    Lucia: ReturnType<typeof createLucia>
    DatabaseSessionAttributes: SessionAttributes
    DatabaseUserAttributes: UserAttributes
    UserId: AccountId
  }
}

export const SESSION_COOKIE = '__Host-session'

/** lucia over our table: the id stays in the cookie, the table holds its hash (AUT-1, AUT-2). */
export function createLucia(deps: SessionDeps): Lucia<SessionAttributes, UserAttributes> {
  return new Lucia<SessionAttributes, UserAttributes>(sessionAdapter(deps), {
    sessionExpiresIn: new TimeSpan(sessionLimits.idleMs / 60_000, 'm'),
    sessionCookie: { name: SESSION_COOKIE, expires: false, attributes: { sameSite: 'lax', secure: true, path: '/' } },
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (attributes) => attributes,
  })
}

/** 256 random bits. */
export function newSessionId(): string {
  return randomBytes(32).toString('base64url')
}

function sessionAdapter({ system, clock }: SessionDeps): Adapter {
  const mayWrite = system.access === 'read write'
  return {
    async getSessionAndUser(id) {
      const found = await findSession(system, hashSecret(id))
      if (!found) return [null, null]
      const { session, account, hasFactor } = found
      const isTooOld = session.createdAt.getTime() + sessionLimits.absoluteMs <= clock.now().getTime()
      if (isTooOld || account.state !== 'active') return [null, null]
      return [
        {
          id,
          userId: session.userId,
          expiresAt: session.expiresAt,
          attributes: { companyId: session.companyId, createdAt: session.createdAt, factorAt: session.factorAt },
        },
        {
          id: account.id,
          attributes: {
            email: account.email,
            name: account.name,
            associationAdmin: account.associationAdmin,
            hasFactor,
          },
        },
      ]
    },
    getUserSessions: () => Promise.resolve([]),
    setSession: (session) =>
      insertSession(system, {
        idHash: hashSecret(session.id),
        userId: session.userId,
        companyId: session.attributes.companyId,
        createdAt: session.attributes.createdAt,
        factorAt: session.attributes.factorAt,
        expiresAt: session.expiresAt,
      }),
    // A page that is only read cannot move the end of a session; the next request that may, does.
    updateSessionExpiration: async (id, expiresAt) => {
      if (mayWrite) await extendSession(system, hashSecret(id), expiresAt)
    },
    deleteSession: async (id) => {
      if (mayWrite) await deleteSession(system, hashSecret(id))
    },
    deleteUserSessions: (userId) => deleteSessionsOf(system, userId),
    deleteExpiredSessions: () => deleteExpiredSessions(system, clock.now()),
  }
}
