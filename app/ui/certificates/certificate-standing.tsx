import type { CertificateFinding } from '../../../domain/certificates/findings.ts'
import { Badge } from '../badge.tsx'
import { Instant } from '../format.tsx'
import { Sentence } from '../sentence.tsx'
import { findingWords } from './finding-words.ts'

type CertificateStandingProps = {
  readonly certificate: {
    readonly status: 'recorded' | 'withdrawn'
    readonly findings: readonly { readonly finding: CertificateFinding; readonly sentence: string }[]
    readonly withdrawnAt: Date | null
    readonly withdrawnBy: string | null
    readonly withdrawReason: string | null
  }
}

/** What is to be said of a certificate, each with its meaning; or that all is in order. */
export function CertificateStanding({ certificate }: CertificateStandingProps) {
  const { status, findings, withdrawnAt, withdrawnBy, withdrawReason } = certificate
  if (status === 'withdrawn')
    return (
      <p className="standing">
        <Badge meaning="could-not-verify">withdrawn</Badge>
        <span>
          By {withdrawnBy}, {withdrawnAt ? <Instant value={withdrawnAt} /> : null}: {withdrawReason}
        </span>
      </p>
    )
  if (findings.length === 0)
    return (
      <p className="standing">
        <Badge meaning="in-order">in order</Badge>
        <span>Nothing speaks against it.</span>
      </p>
    )
  return (
    <>
      {findings.map(({ finding, sentence }) => {
        const { meaning, word } = findingWords(finding)
        return (
          <p key={finding} className="standing">
            <Badge meaning={meaning}>{word}</Badge>
            <Sentence text={sentence} />
          </p>
        )
      })}
    </>
  )
}
