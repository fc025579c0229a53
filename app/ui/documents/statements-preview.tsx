import type { Library } from '../../../domain/kernel/scheme.ts'
import type { Ask, Choice, Decision } from '../../../domain/warranties/question.ts'
import { Slip } from '../slip.tsx'
import { WhyPanel } from './why-panel.tsx'
import { coveredText } from './words.ts'

type StatementsPreviewProps = {
  readonly choice: Choice
  readonly library: Library
  readonly lineCount: number
}

/** The statements that will stand, exactly as they will print, with their reasons; and what is still missing for them. */
export function StatementsPreview({ choice, library, lineCount }: StatementsPreviewProps) {
  const standing = choice.decisions.filter(({ stands }) => stands)
  const missing = [...choice.questions, ...standing.flatMap(({ missing: own }) => own)]
  const closed = standing.flatMap(({ gate }) => (gate.open ? [] : [gate.sentence]))
  return (
    <>
      {missing.length + closed.length > 0 ? <Missing asks={missing} closed={closed} /> : null}
      <div className="slips">
        {standing.map((decision) => (
          <Standing
            key={decision.key}
            {...{ decision, library, lineCount }}
            others={choice.decisions.filter((each) => each.family === decision.family && each !== decision)}
          />
        ))}
      </div>
      {choice.questions.length === 0 && standing.length === 0 ? (
        <p className="hint">The paper carries no statement: no rule asks for one here.</p>
      ) : null}
      <MustNot decisions={choice.decisions} />
    </>
  )
}

const MOST_ASKED = 12

function Missing({ asks, closed }: { readonly asks: readonly Ask[]; readonly closed: readonly string[] }) {
  const sentences = [...new Set([...closed, ...asks.map(({ sentence }) => sentence)])]
  return (
    <div className="notice" data-meaning="needs-you">
      <p>
        <strong>It cannot be issued so yet.</strong>
      </p>
      <ul>
        {sentences.slice(0, MOST_ASKED).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {sentences.length > MOST_ASKED ? <li>and {sentences.length - MOST_ASKED} more</li> : null}
      </ul>
    </div>
  )
}

type StandingProps = {
  readonly decision: Decision
  readonly others: readonly Decision[]
  readonly library: Library
  readonly lineCount: number
}

const PLACES = { document: null, 'own-page': 'on a page of its own', line: 'at the line' } as const

function Standing({ decision, others, library, lineCount }: StandingProps) {
  const { key, version, name, edition, instances, placement, lines } = decision
  const statement = library.statements.find((each) => each.key === key && each.version === version)
  const place = PLACES[placement]
  const shown = instances.length > 0 ? instances : [{ text: decision.unfinished ?? '', lines }]
  return (
    <div>
      {shown.map((each) => (
        <Slip
          key={each.text}
          title={name}
          edition={edition}
          text={each.text}
          covers={`${coveredText(each.lines, lineCount)}${place ? `, ${place}` : ''}`}
          source={statement?.source.of}
        />
      ))}
      <WhyPanel decision={decision} others={others} library={library} lineCount={lineCount} />
    </div>
  )
}

function MustNot({ decisions }: { readonly decisions: readonly Decision[] }) {
  const refused = decisions.filter(({ verdict }) => verdict === 'must-not')
  if (refused.length === 0) return null
  return (
    <details className="why">
      <summary>What must not stand here ({refused.length})</summary>
      <ul>
        {refused.map(({ key, version, name, edition, why }) => (
          <li key={`${key} ${version}`}>
            <strong>
              {name}, {edition}
            </strong>
            : {why.sentence}
          </li>
        ))}
      </ul>
    </details>
  )
}
