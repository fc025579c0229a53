import type { ReactNode } from 'react'
import { Notice } from '../alert.tsx'
import { Badge } from '../badge.tsx'
import type { Check } from './verdict.ts'

/** The three outcomes of a check, in words. */
const CHECK_WORDS = { 'in-order': 'in order', wrong: 'wrong', 'could-not-verify': 'could not verify' } as const

/** Checks with their results, as the items of a list. */
export function CheckItems({ checks }: { readonly checks: readonly Check[] }) {
  return checks.map(({ meaning, says }) => (
    <li key={says}>
      <Badge meaning={meaning}>{CHECK_WORDS[meaning]}</Badge> <span>{says}</span>
    </li>
  ))
}

type CheckedProps = {
  readonly meaning: Check['meaning']
  readonly sentence: string
  readonly checks: readonly Check[]
  readonly children: ReactNode
}

/** An answer in one sentence, with what was checked for it. */
export function Checked({ meaning, sentence, checks, children }: CheckedProps) {
  return (
    <Notice meaning={meaning}>
      <p>
        <strong>{sentence}</strong>
      </p>
      <ul className="checks">
        <CheckItems checks={checks} />
      </ul>
      {children}
    </Notice>
  )
}
