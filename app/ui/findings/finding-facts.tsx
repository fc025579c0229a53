import { Link } from '@remix-run/react'
import type { FindingState, Response } from '../../../domain/findings/rules.ts'
import { Fact } from '../fact.tsx'
import { DayText, Instant } from '../format.tsx'
import { responseNames, stateNames, subjectPage } from './words.ts'

type FindingFactsProps = {
  readonly timeZone: string
  readonly finding: {
    readonly found: string
    readonly criterion: string
    readonly firm: string
    readonly subjectKind: string | null
    readonly subjectId: string | null
    readonly subjectNumber: string | null
    readonly raisedBy: string
    readonly raisedAt: Date | string
    readonly state: FindingState
    readonly limit: string | null
    readonly overdue: boolean
    readonly ageDays: number
    readonly response: Response | null
    readonly responseText: string | null
    readonly correctiveAction: string | null
    readonly dueOn: string | null
    readonly responsible: string | null
    readonly closeReason: string | null
  }
}

/** What was found against which criterion, what the company answered, and how it stands. */
export function FindingFacts({ finding, timeZone }: FindingFactsProps) {
  const { limit, response, correctiveAction, dueOn, closeReason } = finding
  return (
    <dl className="facts">
      <Fact term="What was found">{finding.found}</Fact>
      <Fact term="Criterion">{finding.criterion}</Fact>
      <Fact term="About">
        <Subject {...finding} />
      </Fact>
      <Fact term="Raised">
        {finding.raisedBy}, {finding.firm}, <Instant value={finding.raisedAt} zone={timeZone} />
      </Fact>
      <Fact term="State">
        {stateNames[finding.state]}
        {closeReason ? `: ${closeReason}` : ''}
      </Fact>
      <Fact term="Age, days">{finding.ageDays}</Fact>
      {limit ? (
        <Fact term={finding.state === 'answered' ? 'To be done by' : 'Answer wanted by'}>
          <DayText value={limit} />
          {finding.overdue ? ' (overdue)' : ''}
        </Fact>
      ) : null}
      {response ? (
        <Fact term="Response">
          {responseNames[response]}: {finding.responseText}
        </Fact>
      ) : null}
      {correctiveAction && dueOn ? (
        <Fact term="Corrective action">
          {correctiveAction} By <DayText value={dueOn} />, {finding.responsible}.
        </Fact>
      ) : null}
    </dl>
  )
}

type Subject = Pick<FindingFactsProps['finding'], 'subjectKind' | 'subjectId' | 'subjectNumber'>

/** What it is about, as a link where that has a page. */
export function Subject({ subjectKind, subjectId, subjectNumber }: Subject) {
  if (!subjectKind || !subjectId) return 'No single paper'
  const page = subjectPage(subjectKind, subjectId)
  return page ? <Link to={page}>{subjectNumber}</Link> : subjectNumber
}
