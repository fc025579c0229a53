import { Link } from '@remix-run/react'
import { DayText } from '../format.tsx'

type Kept = { readonly until: string | null; readonly rule: string | null; readonly hold: string | null }

/** Until when a record is kept, by which rule, and what holds it beyond that. */
export function KeptUntil({ kept }: { readonly kept: Kept | null }) {
  if (!kept) return null
  const { until, rule, hold } = kept
  return (
    <p className="hint">
      {until ? (
        <>
          Kept until <DayText value={until} /> ({rule}).
        </>
      ) : (
        <>Kept until it is known how long it has to be{rule ? ` (${rule})` : ''}.</>
      )}{' '}
      {hold ? `It is on hold for “${hold}” and does not go before that is lifted. ` : null}
      <Link to="/retention">How long records are kept</Link>
    </p>
  )
}
