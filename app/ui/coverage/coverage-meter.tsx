import { useId } from 'react'
import type { Coverage } from '../../../domain/coverage/rules.ts'
import { Badge } from '../badge.tsx'
import { Figure, type Measuring, partBy, shareText } from './measure.tsx'

type MeterProps = { readonly total: Coverage; readonly measuring: Measuring }

/** How much of all that was bought is covered: a meter, its share, and the figures in a sentence. */
export function CoverageMeter({ total, measuring }: MeterProps) {
  const id = useId()
  const share = shareText(total, measuring)
  if (share === null) return <p className="hint">Nothing that needs a warranty was bought in this period.</p>
  const { all, covered } = partBy(total, measuring)
  const isWhole = all === covered
  return (
    <section className="coverage-meter" aria-labelledby={`${id}-head`}>
      <h2 id={`${id}-head`} className="section-head">
        The whole period
      </h2>
      <p className="coverage-share">
        <strong className="figure">{share} %</strong>{' '}
        <Badge meaning={isWhole ? 'in-order' : 'needs-you'}>{isWhole ? 'all covered' : 'not all covered'}</Badge>
      </p>
      <meter aria-labelledby={`${id}-words`} min={0} max={100} high={99.95} optimum={100} value={Number(share)}>
        {share} %
      </meter>
      <p id={`${id}-words`}>
        Of <Figure group={total} measuring={measuring} of="all" /> bought,{' '}
        <Figure group={total} measuring={measuring} of="covered" /> came under an accepted warranty; what went back is
        taken off.
      </p>
    </section>
  )
}
