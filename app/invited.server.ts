import type { Invited } from '../domain/invitations/index.ts'
import type { PageContext } from './server/env.ts'
import type { InvitedLink } from './ui/invitations/invited.tsx'

/** What a page answers after it invited somebody: the link, which is shown this one time. */
export function invitedLink(
  { publicUrl, demo }: Pick<PageContext, 'publicUrl' | 'demo'>,
  form: FormData,
  { path }: Invited,
): { readonly invited: InvitedLink } {
  return { invited: { link: new URL(path, publicUrl).href, email: String(form.get('email')).trim(), demo } }
}
