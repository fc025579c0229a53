import { NavLink } from '@remix-run/react'

type Tab = { readonly to: string; readonly label: string }

/** Pages that belong together, as links. The first is the place itself. */
export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  if (tabs.length < 2) return null
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ to, label: name }, index) => (
        <NavLink key={to} to={to} end={index === 0} prefetch="intent">
          {name}
        </NavLink>
      ))}
    </nav>
  )
}
