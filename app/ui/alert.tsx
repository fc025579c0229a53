import type { ReactNode } from 'react'
import type { Meaning } from './badge.tsx'

type RefusalProps = {
  readonly refused?: string | undefined
  readonly fields?: Readonly<Record<string, readonly string[]>> | undefined
}

/** Why a form was refused, said at once to whoever cannot see it. Nothing when there is nothing to say. */
export function Refusal({ refused, fields = {} }: RefusalProps) {
  if (!refused) return null
  const sentences = [...new Set(Object.values(fields).flat())].filter((sentence) => sentence !== refused)
  return (
    <div className="notice" data-meaning="wrong" role="alert">
      <p>
        <strong>{refused}</strong>
      </p>
      {sentences.length > 0 ? (
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

/** A notice in one of the four meanings, politely announced. */
export function Notice({ meaning, children }: { readonly meaning: Meaning; readonly children: ReactNode }) {
  return (
    <div className="notice" data-meaning={meaning} role="status">
      {children}
    </div>
  )
}
