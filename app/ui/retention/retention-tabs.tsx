import { NavLink } from '@remix-run/react'

const TABS = [
  { to: '/retention', label: 'Rules and records', end: true },
  { to: '/retention/holds', label: 'Holds', end: false },
  { to: '/retention/deletions', label: 'Deletions', end: false },
] as const

/** The rooms of what is kept. */
export function RetentionTabs() {
  return (
    <nav className="tabs" aria-label="Retention">
      {TABS.map(({ to, label, end }) => (
        <NavLink key={to} to={to} end={end}>
          {label}
        </NavLink>
      ))}
    </nav>
  )
}
