import { LinkButton } from '../button.tsx'
import { Brand } from '../shell/brand.tsx'

type Words = { readonly title: string; readonly says: string }

const WORDS: Readonly<Record<string, Words>> = {
  used: { title: 'This invitation has been used', says: 'It works once. Log in with the account that accepted it.' },
  revoked: { title: 'This invitation was taken back', says: 'Ask whoever invited you for a new one.' },
  expired: { title: 'This invitation is over', says: 'It was open for 7 days. Ask whoever invited you for a new one.' },
  not_found: {
    title: 'There is no such invitation',
    says: 'The link may be cut short: copy the whole link from the mail. If it still leads here, ask for a new one.',
  },
}
const OTHERWISE: Words = { title: 'The invitation cannot be opened', says: 'Try again in a moment.' }

/** Says honestly why an invitation's link leads no further: used, taken back, over, or never there. */
export function UnusableInvitation({ problem }: { readonly problem: unknown }) {
  const { title, says } = wordsFor(problem)
  return (
    <main className="alone">
      <Brand />
      <h1>{title}</h1>
      <p>{says}</p>
      <p>
        <LinkButton to="/login">Log in</LinkButton>
      </p>
    </main>
  )
}

function wordsFor(problem: unknown): Words {
  const { reason, code } = (problem ?? {}) as Record<string, unknown>
  return WORDS[String(reason ?? code)] ?? OTHERWISE
}
