import { Link } from '@remix-run/react'
import type { MendingWay } from '../../../domain/exceptions/catalogue.ts'
import { Notice } from '../alert.tsx'
import { countText } from '../format.tsx'
import { wayNames } from './words.ts'

export type Counts = {
  readonly open: number
  readonly overdue: number
  readonly blocking: number
  readonly ways: readonly { readonly way: MendingWay; readonly open: number; readonly overdue: number }[]
  readonly toJudge: number
}

/** How many are open by what mends them, each a link to its part of the list. */
export function ExceptionCounts({ counts }: { readonly counts: Counts }) {
  const ways = counts.ways.filter(({ open }) => open > 0)
  return (
    <>
      {counts.toJudge > 0 ? (
        <Notice meaning="could-not-verify">
          <p>
            {counts.toJudge === 1 ? 'One change is' : `${countText(counts.toJudge)} changes are`} being judged. Load the
            page again in a moment.
          </p>
        </Notice>
      ) : null}
      <p>
        {countText(counts.open)} open, {countText(counts.blocking)} of them block, {countText(counts.overdue)} overdue.
      </p>
      {ways.length > 0 ? (
        <ul>
          {ways.map(({ way, open, overdue }) => (
            <li key={way}>
              <Link to={`?by=${way}`}>{wayNames[way]}</Link>: {countText(open)}
              {overdue > 0 ? `, ${countText(overdue)} overdue` : ''}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
