import type { ReactNode } from 'react'

type SlipProps = {
  /** The statement's name. */
  readonly title: string
  readonly edition: string
  /** The words; with what leaves and comes marked when two wordings are compared. */
  readonly text: ReactNode
  /** Who published the words. */
  readonly source?: string | undefined
  /** What the statement covers or until when it holds, in words. */
  readonly covers?: string | undefined
}

/** The slip of parcel paper that official wording always stands on: whoever sees it knows that the words are not ours. */
export function Slip({ title, edition, text, source, covers }: SlipProps) {
  return (
    <figure className="slip">
      <figcaption>
        <span className="slip-title">{title}</span>
        <span className="slip-edition">{edition}</span>
        <Lock />
      </figcaption>
      <blockquote>{text}</blockquote>
      {source || covers ? (
        <dl>
          {covers ? (
            <div>
              <dt>Covers</dt>
              <dd>{covers}</dd>
            </div>
          ) : null}
          {source ? (
            <div>
              <dt>Source</dt>
              <dd>{source}</dd>
            </div>
          ) : null}
        </dl>
      ) : null}
    </figure>
  )
}

function Lock() {
  return (
    <svg className="slip-lock" viewBox="0 0 12 14" width="12" height="14" role="img" aria-label="Fixed wording">
      <path d="M3 6V4a3 3 0 0 1 6 0v2" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <rect x="1" y="6" width="10" height="7" rx="1" fill="currentColor" />
    </svg>
  )
}
