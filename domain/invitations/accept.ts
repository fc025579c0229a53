import { z } from 'zod'
import { findAccountByEmail } from '../../db/system/identity.ts'
import { acceptInvitationOnce, findInvitation } from '../../db/system/invitations.ts'
import type { Deps } from '../deps.ts'
import { checkPassword } from '../identity/log-in.ts'
import { hashPassword } from '../identity/passwords.ts'
import { newPasswordSchema, personNameSchema } from '../identity/rules.ts'
import { hashSecret } from '../identity/secrets.ts'
import type { CompanyRole } from '../kernel/actor.ts'
import type { Day } from '../kernel/calendar.ts'
import { DomainError, invalidField, notFound } from '../kernel/errors.ts'
import { newId, type TenantId, type UserId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'

export type OpenInvitation = {
  readonly email: string
  readonly role: CompanyRole | 'auditor'
  readonly companyName: string
  readonly invitedBy: string
  readonly expiresAt: Date
  readonly period: { readonly from: Day; readonly to: Day } | null
  /** Then the account's own password is asked for, not a new one. */
  readonly hasAccount: boolean
}

/** What somebody who opens the link is invited to; says honestly when it was used, taken back or is over. */
export async function readInvitation(deps: Pick<Deps, 'system' | 'clock'>, token: string): Promise<OpenInvitation> {
  const found = await findInvitation(deps.system, hashSecret(token))
  if (!found) throw notFound('invitation')
  if (found.used_at)
    throw new DomainError('conflict', 'This invitation has been used. Log in instead.', { reason: 'used' })
  if (found.revoked_at)
    throw new DomainError('conflict', 'This invitation was taken back. Ask for a new one.', { reason: 'revoked' })
  if (found.expires_at <= deps.clock.now())
    throw new DomainError('conflict', 'This invitation is more than 7 days old. Ask for a new one.', {
      reason: 'expired',
    })
  const account = await findAccountByEmail(deps.system, found.email)
  return {
    email: found.email,
    role: found.role,
    companyName: found.companyName,
    invitedBy: found.invited_by_name,
    expiresAt: found.expires_at,
    period: found.period_from && found.period_to ? { from: found.period_from, to: found.period_to } : null,
    hasAccount: account !== null,
  }
}

/** Accepts once: makes the account or checks its password, then the membership or engagement; ends the person's sessions. */
export async function acceptInvitation(
  deps: Pick<Deps, 'system' | 'clock'>,
  token: string,
  input: { readonly name?: string; readonly password: string; readonly network?: string },
): Promise<{ readonly email: string; readonly tenantId: TenantId }> {
  const invitation = await readInvitation(deps, token)
  const tokenHash = hashSecret(token)
  const person = await personFor(deps, invitation, { ...input, network: input.network ?? `invitation:${tokenHash}` })
  const outcome = await acceptInvitationOnce(deps.system, { tokenHash, now: deps.clock.now(), ...person })
  if (outcome.ok) return { email: invitation.email, tenantId: outcome.tenantId }
  const sentence = {
    not_usable: 'This invitation has been used. Log in instead.',
    email_taken: 'An account with this e-mail address was just made. Open the link again and give its password.',
    already_member: 'You belong to this company already. Log in instead.',
  }[outcome.reason]
  throw new DomainError('conflict', sentence, { reason: outcome.reason })
}

async function personFor(
  deps: Pick<Deps, 'system' | 'clock'>,
  invitation: OpenInvitation,
  input: { readonly name?: string; readonly password: string; readonly network: string },
) {
  if (invitation.hasAccount) {
    const { password, network } = input
    const account = await checkPassword(deps, { email: invitation.email, password, network })
    if (!account) throw invalidField('password', 'This is not the password of your account.', 'wrong_credentials')
    if (account.associationAdmin)
      throw new DomainError('conflict', 'The association’s own accounts cannot belong to a company.', {
        reason: 'association_account',
      })
    return { userId: account.id, newAccount: null }
  }
  const { name, password } = parseInput(z.object({ name: personNameSchema, password: newPasswordSchema }), input)
  return { userId: newId<UserId>(), newAccount: { name, passwordHash: await hashPassword(password) } }
}
