import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { findUsableToken, insertAssociationToken } from '../../db/system/tokens.ts'
import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import {
  type Actor,
  authorizeAssociation,
  authorizeInCompany,
  type CompanyRole,
  type CompanyState,
  type TokenScope,
  tokenScopes,
} from '../kernel/actor.ts'
import { DomainError, notFound } from '../kernel/errors.ts'
import { type ApiTokenId, newId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { lineOfText } from '../kernel/text.ts'
import { insertToken, selectTokens, updateTokenRevoked } from './queries.ts'
import { DAY, formatToken, isTokenShaped } from './rules.ts'
import { hashSecret } from './secrets.ts'

const DAYS = 'The days must be a whole number from 1 to 366.'

/** What is asked for a new token. */
const newTokenSchema = z.object({
  name: lineOfText('The name', 100),
  scopes: z
    .array(z.enum(tokenScopes, `A scope is one of: ${tokenScopes.join(', ')}.`), 'Choose at least one scope.')
    .min(1, 'Choose at least one scope.'),
  days: z.coerce.number(DAYS).int(DAYS).min(1, DAYS).max(366, DAYS),
})
type NewTokenInput = z.output<typeof newTokenSchema>
/** The token's text is in this answer and nowhere else. */
export type MadeToken = { readonly id: ApiTokenId; readonly token: string; readonly expiresAt: Date }

/** Makes an API token for the actor in his company; its text is shown once. */
export async function createToken(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, input: unknown): Promise<MadeToken> {
  authorizeInCompany(actor, 'token:manage')
  if (actor.role === 'system') throw new DomainError('forbidden', 'Only a person makes tokens.')
  const made = makeToken(parseInput(newTokenSchema, input), deps.clock.now(), actor.scopes)
  await inTenant(deps.db, actor.tenantId, (tx) => insertToken(tx, { ...made.row, userId: actor.userId }))
  return made.answer
}

/** The company's tokens, without their text. */
export async function listTokens(deps: Pick<Deps, 'db'>, actor: Actor) {
  authorizeInCompany(actor, 'token:manage')
  return inTenant(deps.db, actor.tenantId, selectTokens)
}

/** Ends a token; the next request with it is refused. */
export async function revokeToken(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, id: ApiTokenId): Promise<void> {
  authorizeInCompany(actor, 'token:manage')
  const done = await inTenant(deps.db, actor.tenantId, (tx) => updateTokenRevoked(tx, id, deps.clock.now()))
  if (!done) throw notFound('token')
}

/** Makes a token for the association's operator. */
export async function createAssociationToken(
  deps: Pick<Deps, 'system' | 'clock'>,
  actor: Actor,
  input: unknown,
): Promise<MadeToken> {
  authorizeAssociation(actor, 'association:onboard')
  const made = makeToken(parseInput(newTokenSchema, input), deps.clock.now(), actor.scopes)
  await insertAssociationToken(deps.system, { ...made.row, userId: actor.userId })
  return made.answer
}

/** Who a bearer token acts as, or null. A text with a wrong checksum never reaches the database. */
export async function actorOfToken(deps: Pick<Deps, 'system' | 'clock'>, bearer: string): Promise<Actor | null> {
  if (!isTokenShaped(bearer)) return null
  const found = await findUsableToken(deps.system, hashSecret(bearer), deps.clock.now())
  if (!found) return null
  const scopes = found.scopes.filter((scope): scope is TokenScope => tokenScopes.some((known) => known === scope))
  const person = { userId: found.userId, name: found.userName, scopes }
  if (found.tenantId === null) return { ...person, role: 'association-admin' }
  return {
    ...person,
    role: found.role as CompanyRole,
    tenantId: found.tenantId,
    companyState: found.companyState as CompanyState,
  }
}

function makeToken(input: NewTokenInput, now: Date, own: readonly TokenScope[] | undefined) {
  if (own && input.scopes.some((scope) => !own.includes(scope)))
    throw new DomainError('forbidden', 'A token cannot make one that may do more than itself.', { reason: 'scope' })
  const token = formatToken(randomBytes(32).toString('base64url'))
  const id = newId<ApiTokenId>()
  const expiresAt = new Date(now.getTime() + input.days * DAY)
  const row = { id, name: input.name, tokenHash: hashSecret(token), scopes: input.scopes, expiresAt, createdAt: now }
  return { row, answer: { id, token, expiresAt } satisfies MadeToken }
}
