import type { Library } from '../../../domain/kernel/scheme.ts'
import type { Source } from '../../../domain/kernel/statement.ts'
import type { Decision } from '../../../domain/warranties/question.ts'
import { DayText } from '../format.tsx'
import { coveredText } from './words.ts'

const STANDINGS: Readonly<Record<Source['standing'], string>> = {
  published: 'published',
  practice: 'seen in practice, not published by its owner',
  memory: 'from general knowledge, not verified against its text',
  derived: 'our own reading of the published rule',
}

type WhyPanelProps = {
  readonly decision: Decision
  /** Everything else that was decided about the same family. */
  readonly others: readonly Decision[]
  readonly library: Library
  readonly lineCount: number
}

/** Why this wording: the rule in a sentence, its source, its dates, and what would change it. */
export function WhyPanel({ decision, others, library, lineCount }: WhyPanelProps) {
  const { why, gate, validity, notOn } = decision
  const goodsName = (key: string) =>
    library.schemes.flatMap(({ goods }) => goods).find((each) => each.key === key)?.name ?? key
  return (
    <details className="why">
      <summary>Why this wording?</summary>
      <dl className="facts">
        <div>
          <dt>Rule</dt>
          <dd>{why.sentence}</dd>
        </div>
        <div>
          <dt>Source</dt>
          <dd>
            {why.source.of} ({STANDINGS[why.source.standing]})
          </dd>
        </div>
        <div>
          <dt>Dates</dt>
          <dd>
            {validity.map(({ goods, from, until }) => (
              <p key={goods}>
                {goodsName(goods)}: on documents from <DayText value={from} />
                {until ? (
                  <>
                    {' '}
                    to the day before <DayText value={until} />
                  </>
                ) : (
                  '; no end is set'
                )}
              </p>
            ))}
          </dd>
        </div>
        {gate.open && gate.number ? (
          <div>
            <dt>Registration</dt>
            <dd>{gate.number}, valid on the document’s date</dd>
          </div>
        ) : null}
        <div>
          <dt>What would change it</dt>
          <dd>
            {notOn.map(({ lines, sentence }) => (
              <p key={sentence}>
                {coveredText(lines, lineCount)}: {sentence}
              </p>
            ))}
            {others.map((other) => (
              <p key={`${other.key} ${other.version}`}>
                {other.edition}: {other.verdict === 'may' ? 'may be chosen in its place.' : other.why.sentence}
              </p>
            ))}
            {notOn.length + others.length === 0 ? <p>Another date, other goods or another place.</p> : null}
          </dd>
        </div>
      </dl>
    </details>
  )
}
