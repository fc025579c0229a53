import { Link, useSearchParams } from '@remix-run/react'

type PaginationProps = {
  readonly nextCursor: string | null
  /** The search parameter that carries the cursor. */
  readonly name?: string
}

/** Links to the following rows and back to the first; filters and sorting stay in the address. */
export function Pagination({ nextCursor, name = 'cursor' }: PaginationProps) {
  const [search] = useSearchParams()
  const isFirst = !search.has(name)
  if (isFirst && nextCursor === null) return null
  const to = (cursor: string | null) => {
    const next = new URLSearchParams(search)
    if (cursor === null) next.delete(name)
    else next.set(name, cursor)
    return `?${next}`
  }
  return (
    <nav className="pagination" aria-label="Pages">
      {isFirst ? null : <Link to={to(null)}>First page</Link>}
      {nextCursor === null ? null : (
        <Link to={to(nextCursor)} rel="next">
          Next page
        </Link>
      )}
    </nav>
  )
}
