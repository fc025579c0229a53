import type { ReactNode } from 'react'
import type { Decision } from '../../../domain/sanctions/index.ts'
import { Fact } from '../fact.tsx'
import { DayText, Instant } from '../format.tsx'
import { decisionWords } from './words.ts'

type SanctionFactsProps = {
  /** Under which its files are served. */
  readonly under: string
  readonly sanction: {
    readonly proposes: Decision
    readonly ground: string
    readonly facts: string
    readonly answerBy: string
    readonly atOnce: string | null
    readonly noticedAt: Date
    readonly heldAt: Date | null
    readonly confirmedAt: Date | null
    readonly releasedAt: Date | null
    readonly answer: string | null
    readonly answerFiles: readonly { readonly sha256: string; readonly name: string }[]
    readonly answeredAt: Date | null
    readonly answeredByName: string | null
    readonly decision: Decision | null
    readonly reasons: string | null
    readonly decidedAt: Date | null
    readonly effectiveFrom: string | null
    readonly effectiveTo: string | null
    readonly isPublic: boolean
    readonly endedAt: Date | null
    readonly appeal: string | null
    readonly appealedAt: Date | null
    readonly liftReason: string | null
    readonly liftedAt: Date | null
  }
  /** Who did it on the association's side, where that is shown. */
  readonly by?: {
    readonly noticed: string
    readonly confirmed: string | null
    readonly decided: string | null
    readonly lifted: string | null
  }
}

/** A notice from its first word to its end: what is said, what was answered, what was decided, step by step. */
export function SanctionFacts({ sanction, under, by }: SanctionFactsProps) {
  const s = sanction
  return (
    <>
      <Step title="Notice" at={s.noticedAt} by={by?.noticed}>
        <Fact term="Ground">{s.ground}</Fact>
        <Fact term="Proposed">{decisionWords[s.proposes]}</Fact>
        <Fact term="Answer until">
          <DayText value={s.answerBy} />
        </Fact>
        <Fact term="Facts">
          <span className="lines">{s.facts}</span>
        </Fact>
      </Step>
      {s.atOnce && s.heldAt ? (
        <Step title="Suspended at once" at={s.heldAt} by={by?.noticed}>
          <Fact term="The danger">
            <span className="lines">{s.atOnce}</span>
          </Fact>
          <Fact term="Confirmed by another person">
            {s.confirmedAt ? <Instant value={s.confirmedAt} /> : s.releasedAt ? 'no; it has ended' : 'not yet'}
            {by?.confirmed ? `, ${by.confirmed}` : ''}
          </Fact>
        </Step>
      ) : null}
      {s.answer !== null && s.answeredAt ? (
        <Step title="Answer" at={s.answeredAt} by={s.answeredByName ?? undefined}>
          <Fact term="What the company says">
            <span className="lines">{s.answer}</span>
          </Fact>
          {s.answerFiles.map(({ sha256, name }) => (
            <Fact key={sha256} term="File">
              <a href={`${under}/files/${sha256}`}>{name}</a>
            </Fact>
          ))}
        </Step>
      ) : null}
      {s.decision && s.decidedAt ? (
        <Step title="Decision" at={s.decidedAt} by={by?.decided ?? undefined}>
          <Fact term="Decided">{decisionWords[s.decision]}</Fact>
          {s.effectiveFrom && s.decision !== 'none' ? (
            <Fact term="Holds">
              from <DayText value={s.effectiveFrom} />
              {s.effectiveTo ? (
                <>
                  {' to '}
                  <DayText value={s.effectiveTo} />
                </>
              ) : null}
              {s.endedAt ? ', ended' : ''}
            </Fact>
          ) : null}
          <Fact term="Published">{s.isPublic ? 'yes: name, decision and days' : 'no'}</Fact>
          <Fact term="Reasons">
            <span className="lines">{s.reasons}</span>
          </Fact>
        </Step>
      ) : null}
      {s.appeal !== null && s.appealedAt ? (
        <Step title="Appeal" at={s.appealedAt}>
          <Fact term="What the company says">
            <span className="lines">{s.appeal}</span>
          </Fact>
        </Step>
      ) : null}
      {s.liftReason !== null && s.liftedAt ? (
        <Step title={s.decision ? 'Lifted' : 'Withdrawn'} at={s.liftedAt} by={by?.lifted ?? undefined}>
          <Fact term="Why">
            <span className="lines">{s.liftReason}</span>
          </Fact>
        </Step>
      ) : null}
    </>
  )
}

type StepProps = {
  readonly title: string
  readonly at: Date
  readonly by?: string | undefined
  readonly children: ReactNode
}

function Step({ title, at, by, children }: StepProps) {
  return (
    <section>
      <h2>{title}</h2>
      <p className="hint">
        <Instant value={at} />
        {by ? `, ${by}` : ''}
      </p>
      <dl className="facts">{children}</dl>
    </section>
  )
}
