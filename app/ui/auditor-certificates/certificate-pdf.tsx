import { Badge } from '../badge.tsx'
import { LinkButton } from '../button.tsx'
import { useLive } from '../live.tsx'
import { RowAction } from '../row-action.tsx'

type CertificatePdfProps = {
  readonly certificate: {
    readonly id: string
    readonly number: string
    readonly status: 'queued' | 'rendered' | 'failed'
    readonly failure: string | null
    readonly signature: 'none' | 'awaited' | 'signed'
    readonly mayPrintAgain: boolean
  }
}

/** How far the signed PDF is; it appears by itself. */
export function CertificatePdf({ certificate }: CertificatePdfProps) {
  const { id, number, status, failure, signature, mayPrintAgain } = certificate
  useLive('document', id, status === 'queued' || signature === 'awaited')
  if (status === 'queued') return <p role="status">The PDF is being printed and signed.</p>
  if (status === 'failed')
    return (
      <div data-meaning="wrong">
        <p>The PDF could not be printed: {failure}</p>
        {mayPrintAgain ? (
          <RowAction form="print" id={id} verb="Print it again" label={`Print ${number} again`} />
        ) : null}
      </div>
    )
  return (
    <p>
      <LinkButton to={`/auditor-certificates/${id}/pdf`} tone="primary" reloadDocument>
        Open the PDF
      </LinkButton>{' '}
      {signature === 'signed' ? (
        <Badge meaning="in-order">signed with the auditor’s key</Badge>
      ) : (
        <Badge meaning="could-not-verify">not signed yet</Badge>
      )}
    </p>
  )
}
