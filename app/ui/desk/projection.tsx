import { Badge } from '../badge.tsx'
import { Fact } from '../fact.tsx'

type Rate = {
  readonly decided: number
  readonly deviations: number
  readonly found: string
  readonly upper: string
  readonly tolerable: string | null
  readonly isTolerable: boolean
  readonly expected: number | null
}
type Sum = {
  readonly projected: string
  readonly upper: string
  readonly under: string
  readonly tolerable: string
  readonly isTolerable: boolean
}
type ProjectionProps = {
  readonly projection: { readonly rate: Rate; readonly sum: Sum | null } | null
  readonly confidence: number | null
  readonly isDone: boolean
}

/** What the results say of the whole population, beside what was tolerable and what was expected. */
export function Projection({ projection, confidence, isDone }: ProjectionProps) {
  if (confidence === null)
    return <p>These items were chosen, not drawn: what is found of them says nothing of the others (ISA 500).</p>
  if (!projection)
    return <p className="hint">Once items have results, what they say of the whole population stands here.</p>
  const { rate, sum } = projection
  return (
    <>
      {isDone ? null : <p className="hint">Not all items have a result yet: these are figures of those that have.</p>}
      <dl className="facts">
        <Fact term="Deviations">
          <span className="figure">
            {rate.deviations} of {rate.decided}, {rate.found}
          </span>
        </Fact>
        <Fact term="In the whole population not more than">
          <span className="figure">{rate.upper}</span> at {confidence} %
        </Fact>
        {rate.tolerable === null ? null : (
          <Fact term="Tolerable">
            <span className="figure">{rate.tolerable}</span> <Verdict isTolerable={rate.isTolerable} isDone={isDone} />
          </Fact>
        )}
        {rate.expected === null ? null : (
          <Fact term="Expected in the sample">
            <span className="figure">{rate.expected}</span>
            {rate.deviations > rate.expected ? ', fewer than were found' : ''}
          </Fact>
        )}
        {sum ? (
          <>
            <Fact term="Projected misstatement">
              <span className="figure">{sum.projected}</span>
            </Fact>
            <Fact term="Not more than">
              <span className="figure">{sum.upper}</span> at {confidence} %
            </Fact>
            <Fact term="Tolerable misstatement">
              <span className="figure">{sum.tolerable}</span> <Verdict isTolerable={sum.isTolerable} isDone={isDone} />
            </Fact>
            <Fact term="Understated, told apart">
              <span className="figure">{sum.under}</span>
            </Fact>
          </>
        ) : null}
      </dl>
    </>
  )
}

function Verdict({ isTolerable, isDone }: { readonly isTolerable: boolean; readonly isDone: boolean }) {
  if (!isDone) return <Badge meaning="needs-you">not decided yet</Badge>
  return isTolerable ? <Badge meaning="in-order">supported</Badge> : <Badge meaning="wrong">not supported</Badge>
}
