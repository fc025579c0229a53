import { Fact } from '../fact.tsx'
import { DayText, Instant } from '../format.tsx'
import { figureNames, stateNames } from './words.ts'

type ExceptionFactsProps = {
  readonly exception: {
    readonly meaning: string
    readonly state: keyof typeof stateNames
    readonly ownerRole: string
    readonly ownerName: string | null
    readonly dueOn: string
    readonly today: string
    readonly openedAt: Date | string
    readonly closedAt: Date | string | null
    readonly waivedByName: string | null
    readonly waiveReason: string | null
    readonly correctiveAction: string | null
    readonly figures: Readonly<Record<string, string>>
  }
}

/** What an exception means, whose it is, and how it stands. */
export function ExceptionFacts({ exception }: ExceptionFactsProps) {
  const { state, dueOn, today, closedAt, waiveReason, correctiveAction, figures } = exception
  return (
    <dl className="facts">
      <Fact term="What it means">{exception.meaning}</Fact>
      <Fact term="State">
        {stateNames[state]}
        {waiveReason ? ` by ${exception.waivedByName}: ${waiveReason}` : ''}
      </Fact>
      <Fact term="Owner">{exception.ownerName ?? `any ${exception.ownerRole}`}</Fact>
      <Fact term="Due">
        <DayText value={dueOn} />
        {state === 'open' && dueOn < today ? ' (overdue)' : ''}
      </Fact>
      <Fact term="Found">
        <Instant value={exception.openedAt} />
      </Fact>
      {closedAt ? (
        <Fact term="Closed">
          <Instant value={closedAt} />
        </Fact>
      ) : null}
      {correctiveAction ? <Fact term="Corrective action">{correctiveAction}</Fact> : null}
      {Object.entries(figures).map(([name, value]) => (
        <Fact key={name} term={figureNames[name] ?? name}>
          <span className="figure">{value}</span>
        </Fact>
      ))}
    </dl>
  )
}
