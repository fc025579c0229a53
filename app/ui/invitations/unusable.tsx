import { LinkButton } from '../button.tsx'
import { Brand } from '../shell/brand.tsx'

const TITLES: Readonly<Record<string, string>> = {
  used: 'This invitation has been used',
  revoked: 'This invitation was taken back',
  expired: 'This invitation is over',
  not_found: 'There is no such invitation',
}

/** Says honestly why an invitation's link leads no further: used, taken back, over, or never there. */
export function UnusableInvitation({ problem }: { readonly problem: unknown }) {
  const { reason, code, detail } = wordsOf(problem)
  const title = TITLES[reason ?? code ?? ''] ?? 'The invitation cannot be opened'
  const says =
    code === 'not_found'
      ? 'The link may be cut short: copy the whole link from the mail. If it still leads here, ask for a new one.'
      : (detail ?? 'Try again in a moment.')
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

function wordsOf(problem: unknown) {
  const { reason, code, detail } = (problem ?? {}) as Record<string, unknown>
  const words = (value: unknown) => (typeof value === 'string' ? value : undefined)
  return { reason: words(reason), code: words(code), detail: words(detail) }
}
