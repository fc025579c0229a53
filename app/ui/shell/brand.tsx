import { Link } from '@remix-run/react'

/** The folded parcel paper, and the name. */
export function Brand() {
  return (
    <Link to="/" className="brand">
      <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
        <path d="M3 5h18v14H3z" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M3 5l9 8 9-8M3 19l6.5-8M21 19l-6.5-8" fill="none" stroke="currentColor" strokeWidth="1.5" />
      </svg>
      <span>Briefke</span>
    </Link>
  )
}
