import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { DayText } from '../format.tsx'
import { RowAction } from '../row-action.tsx'

export type ShownLetter = {
  readonly id: string
  readonly number: string
  readonly day: string
  readonly writtenBy: string
  readonly status: 'queued' | 'rendered' | 'failed'
  readonly failure: string | null
  readonly signature: 'none' | 'awaited' | 'signed'
  /** What days an account speaks of. */
  readonly from: string | null
  readonly to: string | null
}
type LetterListProps = { readonly letters: readonly ShownLetter[]; readonly mayWrite: boolean }

const EVERY_MS = 700

/** Letters with their PDFs, the newest first; those that are being printed appear by themselves. */
export function LetterList({ letters, mayWrite }: LetterListProps) {
  const { revalidate } = useRevalidator()
  const waits = letters.some(({ status }) => status === 'queued')
  useEffect(() => {
    if (!waits) return
    const timer = setInterval(revalidate, EVERY_MS)
    return () => clearInterval(timer)
  }, [waits, revalidate])
  if (letters.length === 0) return null
  return (
    <ul className="letters">
      {letters.map((letter) => (
        <li key={letter.id}>
          <LetterPdf letter={letter} mayWrite={mayWrite} />
          {letter.from && letter.to ? (
            <>
              , <DayText value={letter.from} /> to <DayText value={letter.to} />
            </>
          ) : null}
          , of <DayText value={letter.day} />, written by {letter.writtenBy}
        </li>
      ))}
    </ul>
  )
}

function LetterPdf({ letter, mayWrite }: { readonly letter: ShownLetter; readonly mayWrite: boolean }) {
  const { id, number, status, failure, signature } = letter
  if (status === 'rendered')
    return (
      <>
        <a href={`/letters/${id}/pdf`} className="mono">
          {number}
        </a>
        {signature === 'awaited' ? <span className="hint"> (not signed yet)</span> : null}
        {signature === 'signed' ? <span className="hint"> signed</span> : null}
      </>
    )
  return (
    <>
      <span className="mono">{number}</span>
      {status === 'queued' ? <span role="status"> (printing…)</span> : null}
      {status === 'failed' ? (
        <span data-meaning="wrong">
          {' '}
          could not be printed: {failure}
          {mayWrite ? (
            <RowAction form="print-letter" id={id} verb="Print it again" label={`Print ${number} again`} />
          ) : null}
        </span>
      ) : null}
    </>
  )
}
