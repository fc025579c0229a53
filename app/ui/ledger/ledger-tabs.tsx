import { NavLink } from '@remix-run/react'

const TABS = [
  { to: '/ledger', label: 'Balances', end: true },
  { to: '/ledger/entries', label: 'Entries', end: false },
  { to: '/ledger/stock', label: 'Stock and manufacture', end: false },
  { to: '/ledger/reconciliation', label: 'Reconciliation', end: false },
  { to: '/ledger/declaration', label: 'Stock declaration', end: false },
] as const

/** The rooms of the ledger. */
export function LedgerTabs() {
  return (
    <nav className="tabs" aria-label="Ledger">
      {TABS.map(({ to, label, end }) => (
        <NavLink key={to} to={to} end={end}>
          {label}
        </NavLink>
      ))}
    </nav>
  )
}
