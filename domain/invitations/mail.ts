import { findInvitationById, markInvitationSent } from '../../db/system/invitations.ts'
import type { Deps } from '../deps.ts'
import type { InvitationId } from '../kernel/ids.ts'

export type InvitationMail = { readonly to: string; readonly subject: string; readonly text: string }

/** The mail that an invitation still asks for, or null when it has gone out or can no longer be used. */
export async function invitationMail(
  deps: Pick<Deps, 'system' | 'clock' | 'keys'>,
  id: InvitationId,
  publicUrl: string,
): Promise<InvitationMail | null> {
  const found = await findInvitationById(deps.system, id)
  if (!found || found.mail_state === 'sent' || found.used_at || found.revoked_at) return null
  if (found.expires_at <= deps.clock.now()) return null
  const link = new URL(`/invitations/${deps.keys.linkSecret('invitation', id)}`, publicUrl)
  return {
    to: found.email,
    subject: `${found.companyName} invites you to Briefke`,
    text: `${found.invited_by_name} invites you to ${found.companyName} as ${found.role}.\n\nOpen this link within 7 days; it works once:\n${link}\n\nIf you expected no invitation, do nothing.\n`,
  }
}

/** Notes that the mail has gone out, so that a second run sends none. */
export function invitationMailed(deps: Pick<Deps, 'system'>, id: InvitationId): Promise<void> {
  return markInvitationSent(deps.system, id)
}
