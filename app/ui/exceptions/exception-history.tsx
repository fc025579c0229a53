import { DayText, Instant } from '../format.tsx'
import { happenedNames } from './words.ts'

export type Happened = {
  readonly what: string
  readonly byName: string
  readonly happenedAt: Date | string
  readonly details: unknown
}

/** What happened to an exception, the first first. */
export function ExceptionHistory({ history }: { readonly history: readonly Happened[] }) {
  return (
    <ol className="history">
      {history.map(({ what, byName, happenedAt, details }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a history only grows at its end
        <li key={index}>
          <Instant value={happenedAt} />
          <div>
            <strong>{happenedNames[what] ?? what}</strong>, {byName}
            <Details details={details} />
          </div>
        </li>
      ))}
    </ol>
  )
}

function Details({ details }: { readonly details: unknown }) {
  const { sentence, reason, correctiveAction, owner, dueOn } = wordsIn(details)
  const words = sentence ?? reason ?? correctiveAction
  return (
    <>
      {words ? <div>{words}</div> : null}
      {dueOn ? (
        <div>
          To {owner ?? 'nobody'}, due <DayText value={dueOn} />
        </div>
      ) : null}
    </>
  )
}

function wordsIn(details: unknown): Readonly<Record<string, string | null>> {
  return typeof details === 'object' && details !== null ? (details as Record<string, string | null>) : {}
}
