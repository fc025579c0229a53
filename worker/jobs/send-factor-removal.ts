import type { Deps } from '../../domain/deps.ts'
import { removalMail, removalMailed } from '../../domain/second-factor/mail.ts'
import type { Mail } from '../../platform/mail.ts'

type SendDeps = Pick<Deps, 'system'> & { readonly mail: Pick<Mail, 'send'>; readonly publicUrl: string }

/** Mails somebody that his second factor was taken off; running again after that does nothing. */
export async function sendFactorRemoval(deps: SendDeps, payload: { readonly removalId: string }): Promise<void> {
  const message = await removalMail(deps, payload.removalId, deps.publicUrl)
  if (!message) return
  await deps.mail.send(message)
  await removalMailed(deps, payload.removalId)
}
