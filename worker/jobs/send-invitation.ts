import type { Deps } from '../../domain/deps.ts'
import { invitationMail, invitationMailed } from '../../domain/invitations/index.ts'
import type { InvitationId } from '../../domain/kernel/ids.ts'
import type { Mail } from '../../platform/mail.ts'

type SendDeps = Pick<Deps, 'system' | 'clock' | 'keys'> & { readonly mail: Mail; readonly publicUrl: string }

/** Mails an invitation that has not been mailed; running again after that does nothing. */
export async function sendInvitation(deps: SendDeps, payload: { readonly invitationId: string }): Promise<void> {
  const id = payload.invitationId as InvitationId
  const message = await invitationMail(deps, id, deps.publicUrl)
  if (!message) return
  await deps.mail.send(message)
  await invitationMailed(deps, id)
}
