import { Once } from '../once.tsx'

export type InvitedLink = { readonly link: string; readonly email: string; readonly demo: boolean }

/** The link of a fresh invitation, shown to whoever made it. */
export function Invited({ invited }: { readonly invited: InvitedLink }) {
  return (
    <Once title={`${invited.email} is invited. This link is shown once:`} secret={invited.link}>
      <p className="hint">
        It also goes there by mail{invited.demo ? ', which in this demo is in the ' : '.'}
        {invited.demo ? <a href="/mailbox">mailbox</a> : null}
        {invited.demo ? '.' : ''} Whoever has the link can use it: pass it on to nobody else.
      </p>
    </Once>
  )
}
