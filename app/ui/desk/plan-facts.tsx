import type { Method } from '../../../domain/workbench/sampling/plan.ts'
import { Fact } from '../fact.tsx'
import { countText, Instant } from '../format.tsx'
import { methodNames, methodSentences } from './words.ts'

type PlanFactsProps = {
  readonly method: Method
  readonly seed: string
  /** Its parameters, in words. */
  readonly terms: readonly (readonly [string, string])[]
  readonly items: number
  readonly drawn: number
  readonly sha256: string
  readonly drawnBy: string
  readonly drawnAt: Date
}

/** All that another auditor needs to draw the same items. */
export function PlanFacts({ method, seed, terms, items, drawn, sha256, drawnBy, drawnAt }: PlanFactsProps) {
  return (
    <>
      <p>{methodSentences[method]}</p>
      <dl className="facts">
        <Fact term="Method">{methodNames[method]}</Fact>
        <Fact term="Drawn">
          {countText(drawn)} of {countText(items)}
          {drawn >= items ? ': all of them' : ''}, by {drawnBy}, <Instant value={drawnAt} />
        </Fact>
        {terms.map(([term, text]) => (
          <Fact key={term} term={term}>
            <span className="figure">{text}</span>
          </Fact>
        ))}
        {method === 'targeted' ? null : (
          <Fact term="Seed">
            <span className="mono as-typed">{seed}</span>
          </Fact>
        )}
        <Fact term="SHA-256 of the population">
          <span className="mono as-typed">{sha256}</span>
        </Fact>
      </dl>
    </>
  )
}
