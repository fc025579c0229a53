import { z } from 'zod'
import { insertOwnerInvitation } from '../../db/system/invitations.ts'
import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { DAY, emailSchema } from '../identity/rules.ts'
import { hashSecret } from '../identity/secrets.ts'
import {
  type Actor,
  authorizeAssociation,
  authorizeInCompany,
  type CompanyRole,
  companyRoles,
} from '../kernel/actor.ts'
import { type Day, daySchema } from '../kernel/calendar.ts'
import { invalidField, notFound } from '../kernel/errors.ts'
import { type InvitationId, newId, type TenantId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { lineOfText } from '../kernel/text.ts'
import { insertInvitation, selectInvitationRole, selectInvitations, updateInvitationRevoked } from './queries.ts'

/** Whom to invite as a member. */
const inviteMemberSchema = z.object({ email: emailSchema, role: z.enum(companyRoles, 'Choose a role.') })
/** Which auditor to let in, for which period, and until when. */
const inviteAuditorSchema = z
  .object({
    email: emailSchema,
    firm: lineOfText('The firm'),
    from: daySchema('The first day of the period'),
    to: daySchema('The last day of the period'),
    expiresOn: daySchema('The day the engagement ends'),
  })
  .refine((value) => value.from <= value.to, { path: ['to'], error: 'The period must not end before it begins.' })

type InviteDeps = Pick<Deps, 'db' | 'system' | 'clock' | 'keys' | 'ring'>
/** `path` carries the secret and is shown to the inviter; the database keeps its hash. */
export type Invited = { readonly id: InvitationId; readonly path: string; readonly expiresAt: Date }
const VALID_DAYS = 7

/** The association invites the owner of a company. */
export async function inviteOwner(
  deps: InviteDeps,
  actor: Actor,
  input: { readonly tenantId: TenantId; readonly email: string },
): Promise<Invited> {
  authorizeAssociation(actor, 'association:onboard')
  const { email } = parseInput(z.object({ email: emailSchema }), input)
  const made = makeInvitation(deps, actor, { tenantId: input.tenantId, email, role: 'owner' })
  if (!(await insertOwnerInvitation(deps.system, made.row))) throw notFound('company')
  await deps.ring('send-invitation', { invitationId: made.answer.id })
  return made.answer
}

/** An owner invites a member into the company. */
export async function inviteMember(deps: InviteDeps, actor: Actor, input: unknown): Promise<Invited> {
  authorizeInCompany(actor, 'member:manage')
  const member = parseInput(inviteMemberSchema, input)
  return inviteInside(deps, actor, member)
}

/** An owner or compliance officer lets an auditor in for a period, for a year at most. */
export async function inviteAuditor(deps: InviteDeps, actor: Actor, input: unknown): Promise<Invited> {
  authorizeInCompany(actor, 'engagement:manage')
  const { email, firm, from, to, expiresOn } = parseInput(inviteAuditorSchema, input)
  const now = deps.clock.now()
  // The engagement lasts to the end of its last day, everywhere.
  const expiresAt = new Date(Date.parse(`${expiresOn}T00:00:00Z`) + DAY)
  if (expiresAt <= now) throw invalidField('expiresOn', 'The engagement must end in the future.')
  if (expiresAt.getTime() > now.getTime() + 367 * DAY)
    throw invalidField('expiresOn', 'An engagement lasts a year at most. Choose an earlier day.')
  return inviteInside(deps, actor, { email, role: 'auditor', engagement: { firm, from, to, expiresAt } })
}

/** The company's invitations. */
export async function listInvitations(deps: Pick<Deps, 'db'>, actor: Actor) {
  authorizeInCompany(actor, 'member:read')
  return inTenant(deps.db, actor.tenantId, selectInvitations)
}

/** Takes back an invitation that nobody has used. */
export async function revokeInvitation(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  id: InvitationId,
): Promise<void> {
  authorizeInCompany(actor, 'engagement:manage')
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const role = await selectInvitationRole(tx, id)
    if (role !== null && role !== 'auditor') authorizeInCompany(actor, 'member:manage')
    if (!(await updateInvitationRevoked(tx, id, at))) throw notFound('open invitation')
    await insertEvent(tx, actor, at, { verb: 'revoked', objectKind: 'invitation', objectId: id })
  })
}

type Invitee = {
  readonly email: string
  readonly role: CompanyRole | 'auditor'
  readonly engagement?: { readonly firm: string; readonly from: Day; readonly to: Day; readonly expiresAt: Date }
}

async function inviteInside(deps: InviteDeps, actor: Actor, invitee: Invitee): Promise<Invited> {
  authorizeInCompany(actor, 'company:read')
  const made = makeInvitation(deps, actor, { ...invitee, tenantId: actor.tenantId })
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    await insertInvitation(tx, made.row)
    const details = { email: invitee.email, role: invitee.role }
    await insertEvent(tx, actor, at, { verb: 'invited', objectKind: 'invitation', objectId: made.answer.id, details })
  })
  await deps.ring('send-invitation', { invitationId: made.answer.id })
  return made.answer
}

function makeInvitation(deps: InviteDeps, actor: Actor, invitee: Invitee & { readonly tenantId: TenantId }) {
  const id = newId<InvitationId>()
  const now = deps.clock.now()
  const secret = deps.keys.linkSecret('invitation', id)
  const expiresAt = new Date(now.getTime() + VALID_DAYS * DAY)
  const row = {
    tenant_id: invitee.tenantId,
    id,
    email: invitee.email,
    role: invitee.role,
    firm: invitee.engagement?.firm ?? null,
    period_from: invitee.engagement?.from ?? null,
    period_to: invitee.engagement?.to ?? null,
    engagement_expires_at: invitee.engagement?.expiresAt ?? null,
    token_hash: hashSecret(secret),
    invited_by_name: actor.name,
    created_at: now,
    expires_at: expiresAt,
  }
  return { row, answer: { id, path: `/invitations/${secret}`, expiresAt } satisfies Invited }
}
