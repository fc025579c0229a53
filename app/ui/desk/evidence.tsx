import { Link } from '@remix-run/react'
import type { ComponentProps } from 'react'
import { PaperFrame } from '../documents/issued/paper-frame.tsx'
import { ExceptionsOfDocument } from '../exceptions/of-document.tsx'
import { ReceivedFile } from '../received/received-file.tsx'
import { Sentence } from '../sentence.tsx'
import { Slip } from '../slip.tsx'

/** A statement of the item, under what, and why it stands there. */
export type EvidenceSlip = {
  readonly id: string
  readonly edition: string
  readonly text: string
  readonly why: string | null
  readonly under: string | null
  readonly override: string | null
}
type EvidenceProps = {
  readonly number: string
  readonly id: string
  readonly evidence: {
    readonly to: string
    readonly pdf: ComponentProps<typeof PaperFrame>['pdf'] | null
    readonly file: (NonNullable<ComponentProps<typeof ReceivedFile>['file']> & { readonly address: string }) | null
    readonly slips: readonly EvidenceSlip[]
    readonly exceptions: ComponentProps<typeof ExceptionsOfDocument>['exceptions']
    readonly withdrawn: string | null
    readonly seen: readonly string[]
  }
}

/** What was recorded of an item beside its numbers: what was seen of its partner, its statements, what is open about it. */
export function EvidenceFacts({ evidence, number }: Pick<EvidenceProps, 'evidence' | 'number'>) {
  const { to, slips, exceptions, withdrawn, seen } = evidence
  return (
    <>
      {withdrawn ? (
        <div className="notice" data-meaning="wrong">
          <p>{withdrawn}</p>
        </div>
      ) : null}
      {seen.length > 0 ? (
        <ul className="seen">
          {seen.map((sentence) => (
            <li key={sentence}>
              <Sentence text={sentence} />
            </li>
          ))}
        </ul>
      ) : null}
      <ExceptionsOfDocument exceptions={exceptions} />
      <h2>Statements</h2>
      {slips.length === 0 ? (
        <p>It carries no statement.</p>
      ) : (
        <div className="slips">
          {slips.map(({ id, edition, text, why, under, override }) => (
            <div key={id}>
              <Slip title={edition} edition={under ?? ''} text={text} />
              {why ? <p className="hint">{why}</p> : null}
              {override ? (
                <div className="notice" data-meaning="needs-you">
                  <p>{override}</p>
                </div>
              ) : null}
            </div>
          ))}
        </div>
      )}
      <p>
        <Link to={to}>Everything of {number}</Link>
      </p>
    </>
  )
}

/** The paper itself, as it was issued or as it came. */
export function EvidencePaper({ evidence, number, id }: EvidenceProps) {
  const { pdf, file } = evidence
  if (pdf) return <PaperFrame id={id} title={number} pdf={pdf} mayPrint={false} />
  return <ReceivedFile file={file} address={file?.address ?? ''} />
}
