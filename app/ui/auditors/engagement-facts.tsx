import { Badge } from '../badge.tsx'
import { Fact } from '../fact.tsx'
import { countText, DayText, Instant } from '../format.tsx'
import { stateOf } from './engagements-table.tsx'

type EngagementFactsProps = {
  readonly engagement: {
    readonly auditorEmail: string
    readonly from: string
    readonly to: string
    readonly expiresAt: Date | string
    readonly endedAt: Date | string | null
    readonly accesses: number
  }
  readonly now: Date | string
  readonly timeZone: string
}

/** Which days an engagement covers, until when it runs, and how often its auditor looked. */
export function EngagementFacts({ engagement, now, timeZone }: EngagementFactsProps) {
  const { from, to, endedAt, expiresAt, accesses } = engagement
  const { meaning, says } = stateOf(engagement, new Date(now))
  return (
    <dl className="facts">
      <Fact term="E-mail">{engagement.auditorEmail}</Fact>
      <Fact term="Period">
        <DayText value={from} /> to <DayText value={to} />
      </Fact>
      <Fact term="Until">
        <Instant value={endedAt ?? expiresAt} zone={timeZone} />
      </Fact>
      <Fact term="State">
        <Badge meaning={meaning}>{says}</Badge>
      </Fact>
      <Fact term="Views and downloads">{countText(accesses)}</Fact>
    </dl>
  )
}
