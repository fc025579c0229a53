import { sql, type Transaction } from 'kysely'
import type { TenantId, UserId } from '../../domain/kernel/ids.ts'
import type { SystemDatabase } from '../client.ts'
import type { Schema } from '../schema.ts'
import { inSystem } from './transaction.ts'

export type Account = {
  readonly id: UserId
  readonly email: string
  readonly name: string
  readonly passwordHash: string
  readonly associationAdmin: boolean
  readonly state: string
}

const account = [
  'id',
  'email',
  'name',
  'password_hash as passwordHash',
  'association_admin as associationAdmin',
  'state',
] as const

/** The account with this e-mail, or null. */
export async function findAccountByEmail(system: SystemDatabase, email: string): Promise<Account | null> {
  return inSystem(system, async (tx) => {
    const row = await tx.selectFrom('app_user').select(account).where('email', '=', email).executeTakeFirst()
    return row ? (row as unknown as Account) : null
  })
}

type NewAccount = {
  readonly id: UserId
  readonly email: string
  readonly name: string
  readonly passwordHash: string
  readonly associationAdmin: boolean
}

/** Adds an account; false when the e-mail is taken. */
export async function insertAccount(system: SystemDatabase, row: NewAccount): Promise<boolean> {
  return inSystem(system, async (tx) => {
    const result = await tx
      .insertInto('app_user')
      .values({
        id: row.id,
        email: row.email,
        name: row.name,
        password_hash: row.passwordHash,
        association_admin: row.associationAdmin,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return result.numInsertedOrUpdatedRows === 1n
  })
}

export type StoredSession = {
  readonly idHash: string
  readonly userId: UserId
  readonly companyId: TenantId | null
  readonly createdAt: Date
  readonly expiresAt: Date
  /** When the second step was done in this session. */
  readonly factorAt: Date | null
}

/** The session kept under this hash with its account, and whether that has a second factor; or null. */
export async function findSession(
  system: SystemDatabase,
  idHash: string,
): Promise<{ readonly session: StoredSession; readonly account: Account; readonly hasFactor: boolean } | null> {
  return inSystem(system, async (tx) => {
    const row = await tx
      .selectFrom('user_session as s')
      .innerJoin('app_user as u', 'u.id', 's.user_id')
      .leftJoin('second_factor as f', 'f.user_id', 's.user_id')
      .select([
        's.user_id as userId',
        's.company_id as companyId',
        's.created_at as createdAt',
        's.expires_at as expiresAt',
        's.factor_at as factorAt',
        'f.set_up_at as setUpAt',
        'u.email',
        'u.name',
        'u.password_hash as passwordHash',
        'u.association_admin as associationAdmin',
        'u.state',
      ])
      .where('s.id_hash', '=', idHash)
      .executeTakeFirst()
    if (!row) return null
    const userId = row.userId as UserId
    return {
      session: {
        idHash,
        userId,
        companyId: row.companyId as TenantId | null,
        createdAt: row.createdAt,
        expiresAt: row.expiresAt,
        factorAt: row.factorAt,
      },
      hasFactor: row.setUpAt !== null,
      account: {
        id: userId,
        email: row.email,
        name: row.name,
        passwordHash: row.passwordHash,
        associationAdmin: row.associationAdmin,
        state: row.state,
      },
    }
  })
}

/** Keeps a session under the hash of its id. */
export async function insertSession(system: SystemDatabase, session: StoredSession): Promise<void> {
  await inSystem(system, (tx) =>
    tx
      .insertInto('user_session')
      .values({
        id_hash: session.idHash,
        user_id: session.userId,
        company_id: session.companyId,
        created_at: session.createdAt,
        expires_at: session.expiresAt,
        factor_at: session.factorAt,
      })
      .execute(),
  )
}

/** Moves the end of a session. */
export async function extendSession(system: SystemDatabase, idHash: string, expiresAt: Date): Promise<void> {
  await inSystem(system, (tx) =>
    tx.updateTable('user_session').set({ expires_at: expiresAt }).where('id_hash', '=', idHash).execute(),
  )
}

/** Remembers which company the person looks at. */
export async function setSessionCompany(system: SystemDatabase, idHash: string, tenantId: TenantId): Promise<void> {
  await inSystem(system, (tx) =>
    tx.updateTable('user_session').set({ company_id: tenantId }).where('id_hash', '=', idHash).execute(),
  )
}

/** Ends one session. */
export async function deleteSession(system: SystemDatabase, idHash: string): Promise<void> {
  await inSystem(system, (tx) => tx.deleteFrom('user_session').where('id_hash', '=', idHash).execute())
}

/** Ends all sessions of a person. */
export async function deleteSessionsOf(system: SystemDatabase, userId: UserId): Promise<void> {
  await inSystem(system, (tx) => tx.deleteFrom('user_session').where('user_id', '=', userId).execute())
}

/** Forgets the sessions that are over. */
export async function deleteExpiredSessions(system: SystemDatabase, now: Date): Promise<void> {
  await inSystem(system, (tx) => tx.deleteFrom('user_session').where('expires_at', '<=', now).execute())
}

export type AttemptLimits = {
  readonly since: Date
  readonly perAccountAndNetwork: number
  readonly perNetwork: number
  /** From all networks together: only where strangers cannot reach it, whom it would let lock somebody out. */
  readonly perAccount?: number
}

/**
 * Writes an attempt down as failed before the secret is looked at, so that a burst in parallel cannot outrun the
 * count; returns null when it may go on, else the oldest failure that still counts.
 */
export async function beginAttempt(
  system: SystemDatabase,
  attempt: { readonly id: string; readonly accountHash: string; readonly network: string; readonly at: Date },
  limits: AttemptLimits,
): Promise<Date | null> {
  return inSystem(system, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${attempt.network}, 7))`.execute(tx)
    const failures = await recentFailures(tx, limits).where('network', '=', attempt.network).execute()
    const here = failures.filter((failure) => failure.accountHash === attempt.accountHash)
    const blocking = here[limits.perAccountAndNetwork - 1] ?? failures[limits.perNetwork - 1]
    if (blocking) return blocking.at
    if (limits.perAccount !== undefined) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${attempt.accountHash}, 8))`.execute(tx)
      const everywhere = await recentFailures(tx, limits).where('account_hash', '=', attempt.accountHash).execute()
      const last = everywhere[limits.perAccount - 1]
      if (last) return last.at
    }
    await tx
      .deleteFrom('login_attempt')
      .where('network', '=', attempt.network)
      .where('attempted_at', '<=', limits.since)
      .execute()
    await tx
      .insertInto('login_attempt')
      .values({
        id: attempt.id,
        account_hash: attempt.accountHash,
        network: attempt.network,
        attempted_at: attempt.at,
        succeeded: false,
      })
      .execute()
    return null
  })
}

function recentFailures(tx: Transaction<Schema>, limits: AttemptLimits) {
  return tx
    .selectFrom('login_attempt')
    .select(['account_hash as accountHash', 'attempted_at as at'])
    .where('attempted_at', '>', limits.since)
    .where('succeeded', '=', false)
    .orderBy('attempted_at', 'desc')
    .limit(limits.perNetwork)
}

/** Marks an attempt as one that knew the secret. */
export async function attemptSucceeded(system: SystemDatabase, id: string): Promise<void> {
  await inSystem(system, (tx) =>
    tx.updateTable('login_attempt').set({ succeeded: true }).where('id', '=', id).execute(),
  )
}
