import { Link, NavLink, useLocation, useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Notice } from '../alert.tsx'
import { Account, type Choice } from './account.tsx'
import { Brand } from './brand.tsx'
import type { Destination } from './navigation.ts'

type Frame = {
  readonly person: { readonly name: string; readonly email: string }
  readonly role: string
  readonly company: { readonly id: string; readonly name: string } | null
  readonly companyState: string | null
  readonly choices: readonly Choice[]
  readonly navigation: readonly Destination[]
  readonly withoutSandbox: boolean
}

/** The frame around every page of somebody signed in: where he is, where he can go, and what he must know everywhere. */
export function Shell({ frame, children }: { readonly frame: Frame; readonly children: ReactNode }) {
  const { companyState, withoutSandbox } = frame
  const { pathname } = useLocation()
  const busy = useNavigation().state !== 'idle'
  return (
    <div className="shell" data-busy={busy || undefined}>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="topbar">
        <Brand />
        <Account person={frame.person} role={frame.role} company={frame.company} choices={frame.choices} />
      </header>
      <Navigation destinations={frame.navigation} key={pathname} />
      <main id="main" tabIndex={-1}>
        {companyState && companyState !== 'active' ? (
          <Notice meaning="needs-you">
            <p>
              The company is {companyState}: it can read, but change nothing.{' '}
              {frame.navigation.some(({ to }) => to === '/association-notices') ? (
                <Link to="/association-notices">What its association says</Link>
              ) : (
                'Its association can tell why.'
              )}
            </p>
          </Notice>
        ) : null}
        {withoutSandbox ? (
          <Notice meaning="could-not-verify">
            <p>
              PDFs are printed without the browser’s sandbox: this host offers none. Use it for a look, not for trade.
            </p>
          </Notice>
        ) : null}
        {children}
      </main>
    </div>
  )
}

function Navigation({ destinations }: { readonly destinations: readonly Destination[] }) {
  const links = destinations.map(({ to, label }) => (
    <li key={to}>
      <NavLink to={to} end={to === '/'} prefetch="intent">
        {label}
      </NavLink>
    </li>
  ))
  return (
    <>
      <nav className="side" aria-label="Main">
        <ul>{links}</ul>
      </nav>
      <details className="menu">
        <summary>Menu</summary>
        <nav aria-label="Main, small screen">
          <ul>{links}</ul>
        </nav>
      </details>
    </>
  )
}
