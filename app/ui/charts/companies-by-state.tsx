import { Link } from '@remix-run/react'

export type StateCount = { readonly state: string; readonly count: number }

const WORDS: Readonly<Record<string, string>> = {
  applied: 'applied, to be verified',
  verified: 'verified, to be made active',
  active: 'active',
  suspended: 'suspended',
  expelled: 'expelled: reads only',
}

/** How many companies stand where: one bar a state, as long as its share, each leading to its list. */
export function CompaniesByState({ counts }: { readonly counts: readonly StateCount[] }) {
  const most = Math.max(1, ...counts.map(({ count }) => count))
  return (
    <figure className="picture">
      <figcaption>Companies by state</figcaption>
      <ul className="share-bars">
        {counts.map(({ state, count }) => (
          <li key={state} data-state={state}>
            <Link to={`/companies?state=${state}`}>{WORDS[state] ?? state}</Link>
            <span className="share-bar" style={{ inlineSize: `${(count / most) * 100}%` }} />
            <span className="figure">{count}</span>
          </li>
        ))}
      </ul>
    </figure>
  )
}
