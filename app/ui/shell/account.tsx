import { Form, Link, useLocation } from '@remix-run/react'
import { Button } from '../button.tsx'

export type Choice = { readonly id: string; readonly name: string; readonly role: string }
type AccountProps = {
  readonly person: { readonly name: string; readonly email: string }
  readonly role: string
  readonly company: { readonly id: string; readonly name: string } | null
  readonly choices: readonly Choice[]
}

const ROLE_NAMES: Readonly<Record<string, string>> = {
  'association-admin': 'Association admin',
  owner: 'Owner',
  compliance: 'Compliance',
  dealer: 'Dealer',
  viewer: 'Viewer',
  auditor: 'Auditor',
}

/** Who is signed in, in which company, how to get to another one, and the way out. */
export function Account({ person, role, company, choices }: AccountProps) {
  const { key } = useLocation()
  return (
    <details className="account" key={key}>
      <summary>
        <span className="account-company">{company?.name ?? 'Association'}</span>
        <span className="account-person">
          {person.name} · {ROLE_NAMES[role] ?? role}
        </span>
      </summary>
      <div className="account-panel">
        <p className="hint">{person.email}</p>
        {choices.length > 1 ? <Companies choices={choices} current={company?.id ?? ''} /> : null}
        <Theme />
        <p>
          <Link to="/account/second-factor">Second factor</Link>
        </p>
        <Form method="post" action="/logout">
          <Button tone="plain">Log out</Button>
        </Form>
      </div>
    </details>
  )
}

function Companies({ choices, current }: { readonly choices: readonly Choice[]; readonly current: string }) {
  return (
    <Form method="post" action="/session" className="account-choices">
      <p className="hint">Work for</p>
      {choices.map(({ id, name, role }) => (
        <button type="submit" key={id} name="company" value={id} aria-current={id === current ? 'true' : undefined}>
          {name} <span className="hint">{ROLE_NAMES[role] ?? role}</span>
        </button>
      ))}
    </Form>
  )
}

function Theme() {
  const { pathname, search } = useLocation()
  return (
    <Form method="post" action="/theme" className="account-theme">
      <input type="hidden" name="next" value={pathname + search} />
      <span className="hint">Look</span>
      {(['system', 'light', 'dark'] as const).map((theme) => (
        <button type="submit" key={theme} name="theme" value={theme}>
          {theme}
        </button>
      ))}
    </Form>
  )
}
