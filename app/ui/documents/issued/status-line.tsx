import { useState } from 'react'
import { isOfOneStatement, type PaperKind } from '../../../../domain/documents/rules.ts'
import { Badge } from '../../badge.tsx'
import { Button } from '../../button.tsx'
import { Amount, Carats, DayText } from '../../format.tsx'
import { pdfWords, signatureWords, statusLooks } from '../words.ts'

export type Pdf = {
  readonly id: string
  readonly kind: PaperKind
  /** What the page is called: the statement's name, for a declaration. */
  readonly name: string
  readonly status: 'queued' | 'rendered' | 'failed'
  readonly failure: string | null
  readonly pages: number | null
  readonly requestedAt: Date
  readonly renderedAt: Date | null
  readonly signature: 'none' | 'awaited' | 'signed'
}
type StatusLineProps = {
  readonly id: string
  readonly status: 'issued' | 'voided' | 'superseded'
  readonly party: string
  readonly date: string
  readonly carats: string
  readonly unit: string
  readonly amount: { readonly minor: bigint; readonly currency: string }
  readonly pdfs: readonly Pdf[]
  readonly verification: { readonly url: string; readonly revoked: boolean }
}

/** What the document is at a glance: to whom, how much, whether it still stands, and where its papers are. */
export function StatusLine({ id, status, party, date, carats, unit, amount, pdfs, verification }: StatusLineProps) {
  return (
    <div className="status-line">
      <Badge meaning={statusLooks[status]}>{status === 'issued' ? 'valid' : status}</Badge>
      <span>{party}</span>
      <DayText value={date} />
      <Carats value={carats} unit={unit} />
      <Amount minor={amount.minor} currency={amount.currency} withCode />
      {pdfs.map((pdf) => (
        <PdfLink key={pdf.id} id={id} pdf={pdf} />
      ))}
      {verification.revoked ? <span className="hint">verification page closed</span> : <Verify {...verification} />}
    </div>
  )
}

function PdfLink({ id, pdf }: { readonly id: string; readonly pdf: Pdf }) {
  const { name } = pdf
  if (pdf.status !== 'rendered')
    return (
      <span className="hint">
        {name}: {pdfWords[pdf.status]}
      </span>
    )
  return (
    <span>
      <a href={`/documents/${id}/pdf/${isOfOneStatement(pdf.kind) ? pdf.id : pdf.kind}?download`} download>
        {name}
      </a>
      {pdf.signature === 'none' ? null : <span className="hint"> {signatureWords[pdf.signature]}</span>}
    </span>
  )
}

function Verify({ url }: { readonly url: string }) {
  const [copied, setCopied] = useState('')
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => setCopied('Copied'),
      () => setCopied('Copy it from the address of the page'),
    )
  return (
    <span className="verify-link">
      <a href={url}>Verification page</a>
      <Button type="button" tone="plain" onPress={() => void copy()}>
        Copy its link
      </Button>
      <span role="status" className="hint">
        {copied}
      </span>
    </span>
  )
}
