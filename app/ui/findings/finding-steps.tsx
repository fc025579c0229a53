import { DayText, Instant } from '../format.tsx'
import { responseNames, stepNames } from './words.ts'

type Step = {
  readonly id: string
  readonly what: keyof typeof stepNames
  readonly by: string
  readonly at: Date | string
  readonly details: unknown
}

/** What happened to a finding, the first first; an answer that was sent back stays to be read. */
export function FindingSteps({ steps, timeZone }: { readonly steps: readonly Step[]; readonly timeZone: string }) {
  return (
    <ol className="history">
      {steps.map(({ id, what, by, at, details }) => (
        <li key={id}>
          <Instant value={at} zone={timeZone} />
          <div>
            <strong>{stepNames[what]}</strong>, {by}
            <Details details={details} />
          </div>
        </li>
      ))}
    </ol>
  )
}

function Details({ details }: { readonly details: unknown }) {
  const said: Readonly<Record<string, string | null | undefined>> = Object(details)
  const { response, responseText, correctiveAction, dueOn, responsible, reason, answerBy } = said
  const agrees = Object.entries(responseNames).find(([key]) => key === response)?.[1]
  return (
    <>
      {agrees ? (
        <div>
          {agrees}: {responseText}
        </div>
      ) : null}
      {correctiveAction && dueOn ? (
        <div>
          {correctiveAction} By <DayText value={dueOn} />, {responsible}.
        </div>
      ) : null}
      {reason ? <div>{reason}</div> : null}
      {answerBy ? (
        <div>
          Answer wanted by <DayText value={answerBy} />
        </div>
      ) : null}
    </>
  )
}
