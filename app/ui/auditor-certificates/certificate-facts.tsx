import type { LetterContent } from '../../../domain/letters/content.ts'
import { daysText } from '../desk/words.ts'
import { Fact } from '../fact.tsx'
import { DayText, Instant } from '../format.tsx'
import { formNames } from './words.ts'

type Said = Extract<LetterContent, { kind: 'auditor-certificate' }>
type CertificateFactsProps = {
  readonly said: Said
  readonly day: string
  readonly timeZone: string
  readonly withdrawnAt: Date | string | null
  readonly withdrawnBy: string | null
  readonly withdrawReason: string | null
}

/** Who certifies what, for which days, and what was and was not looked at. */
export function CertificateFacts({ said, day, timeZone, ...withdrawn }: CertificateFactsProps) {
  return (
    <dl className="facts">
      {withdrawn.withdrawnAt ? (
        <Fact term="Withdrawn">
          {withdrawn.withdrawnBy}, <Instant value={withdrawn.withdrawnAt} zone={timeZone} />: {withdrawn.withdrawReason}
        </Fact>
      ) : null}
      <Fact term="Auditor">
        {said.auditor}, {said.seller.legalName}
      </Fact>
      <Fact term="Scheme">{said.scheme}</Fact>
      <Fact term="Period">{daysText(said)}</Fact>
      <Fact term="Form of the report">{formNames[said.form]}</Fact>
      <Fact term="Dated">
        <DayText value={day} />
      </Fact>
      {said.packs.map(({ label, sha256 }) => (
        <Fact key={sha256} term={`Pack ${label}, verified`}>
          <span className="mono">{sha256}</span>
        </Fact>
      ))}
    </dl>
  )
}
