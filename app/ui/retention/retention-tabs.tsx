import { NavLink } from '@remix-run/react'

const TABS = [
  { to: '/retention', label: 'Rules and records', end: true },
  { to: '/retention/holds', label: 'Holds', end: false },
  { to: '/retention/deletions', label: 'Deletions', end: false },
] as const

const PERSONS = { to: '/retention/persons', label: 'Persons', end: false } as const

/** The rooms of what is kept; erasing persons is the owner’s. */
export function RetentionTabs({ mayErase = false }: { readonly mayErase?: boolean }) {
  const tabs = mayErase ? [...TABS, PERSONS] : TABS
  return (
    <nav className="tabs" aria-label="Retention">
      {tabs.map(({ to, label, end }) => (
        <NavLink key={to} to={to} end={end}>
          {label}
        </NavLink>
      ))}
    </nav>
  )
}
