import { Fragment } from 'react'
import type { DiffPart } from '../../domain/kernel/word-diff.ts'

/** Two wordings in one text: what leaves is struck out, what comes is underlined, and both are said to who cannot see it. */
export function WordDiff({ parts }: { readonly parts: readonly DiffPart[] }) {
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a stretch of words is told from others by its place alone
    <Fragment key={index}>
      {index > 0 ? ' ' : null}
      {part.op === 'same' ? part.official : <Changed part={part} />}
    </Fragment>
  ))
}

function Changed({ part: { official, found } }: { readonly part: DiffPart }) {
  return (
    <>
      {official ? (
        <del>
          <span className="sr-only">removed: </span>
          {official}
        </del>
      ) : null}
      {official && found ? ' ' : null}
      {found ? (
        <ins>
          <span className="sr-only">added: </span>
          {found}
        </ins>
      ) : null}
      <span className="sr-only">; then:</span>
    </>
  )
}
