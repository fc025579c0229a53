import { Fragment } from 'react'
import type { DiffPart } from '../../domain/kernel/word-diff.ts'

type WordDiffProps = {
  readonly parts: readonly DiffPart[]
  /** What is said before words of the first wording, and of the second, to who cannot see how they are drawn. */
  readonly says?: { readonly gone: string; readonly come: string }
}
const CHANGES = { gone: 'removed', come: 'added' }

/** Two wordings in one text: what leaves is struck out, what comes is underlined, and both are said to who cannot see it. */
export function WordDiff({ parts, says = CHANGES }: WordDiffProps) {
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a stretch of words is told from others by its place alone
    <Fragment key={index}>
      {index > 0 ? ' ' : null}
      {part.op === 'same' ? part.official : <Changed part={part} says={says} />}
    </Fragment>
  ))
}

type ChangedProps = { readonly part: DiffPart; readonly says: typeof CHANGES }

function Changed({ part: { official, found }, says }: ChangedProps) {
  return (
    <>
      {official ? (
        <del>
          <span className="sr-only">{says.gone}: </span>
          {official}
        </del>
      ) : null}
      {official && found ? ' ' : null}
      {found ? (
        <ins>
          <span className="sr-only">{says.come}: </span>
          {found}
        </ins>
      ) : null}
      <span className="sr-only">; then:</span>
    </>
  )
}
