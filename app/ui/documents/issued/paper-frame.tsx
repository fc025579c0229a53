import { Form } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { Button } from '../../button.tsx'
import type { Pdf } from './status-line.tsx'

type PaperFrameProps = {
  readonly id: string
  readonly title: string
  readonly pdf: Pdf | undefined
  readonly mayPrint: boolean
}

/** The paper itself: printing, there, or failed with what to do about it. */
export function PaperFrame({ id, title, pdf, mayPrint }: PaperFrameProps) {
  if (!pdf) return null
  const address = `/documents/${id}/pdf/${pdf.kind}`
  if (pdf.status === 'failed')
    return (
      <div className="notice" data-meaning="wrong" role="alert">
        <p>
          <strong>The PDF could not be printed.</strong> {pdf.failure}
        </p>
        <p>The document is issued and its number stands; only its paper is missing.</p>
        {mayPrint ? (
          <Form method="post">
            <input type="hidden" name="form" value="print-again" />
            <Button tone="plain">Print it again</Button>
          </Form>
        ) : (
          <p>Ask a dealer of the company to print it again.</p>
        )}
      </div>
    )
  if (pdf.status === 'queued') return <Printing since={pdf.requestedAt} />
  return (
    <figure className="paper-frame">
      <iframe src={`${address}#toolbar=0&view=FitH`} title={title} />
      <figcaption className="hint">
        {pdf.pages === 1 ? '1 page' : `${pdf.pages} pages`}
        {printedIn(pdf)}. <a href={address}>Open it by itself</a>
      </figcaption>
    </figure>
  )
}

function Printing({ since }: { readonly since: Date }) {
  const [elapsed, setElapsed] = useState<number | null>(null)
  useEffect(() => {
    const tick = () => setElapsed(Math.max(0, Date.now() - since.getTime()))
    tick()
    const timer = setInterval(tick, 100)
    return () => clearInterval(timer)
  }, [since])
  return (
    <div className="paper-frame" data-waiting>
      <p role="status">Printing… The paper appears here by itself; you can leave and come back.</p>
      {elapsed !== null && elapsed < TELLS_UP_TO_MS ? <p className="figure hint">{seconds(elapsed)}</p> : null}
      {elapsed !== null && elapsed > 20_000 ? (
        <p className="hint">This takes unusually long. It stays in line and is printed as soon as a worker is free.</p>
      ) : null}
    </div>
  )
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

// Of a paper that lay in line for long, or was asked for on another day, the seconds say nothing.
const TELLS_UP_TO_MS = 120_000

function printedIn({ requestedAt, renderedAt }: Pdf): string {
  const took = (renderedAt?.getTime() ?? Number.POSITIVE_INFINITY) - requestedAt.getTime()
  return took < TELLS_UP_TO_MS ? `, printed in ${seconds(took)}` : ''
}
