import { type Meaning, Sign } from './sign.tsx'

export type { Meaning } from './sign.tsx'

/** The meaning on a row's edge: none where all is in order, so that the others are seen. */
export function edgeOf(meaning: Meaning): Meaning | undefined {
  return meaning === 'in-order' ? undefined : meaning
}

const WORST_FIRST: readonly Meaning[] = ['wrong', 'could-not-verify', 'needs-you', 'in-order']

/** The worst of several meanings: what cannot be verified never hides what is wrong. */
export function worstOf(meanings: readonly Meaning[]): Meaning {
  return WORST_FIRST.find((meaning) => meanings.includes(meaning)) ?? 'in-order'
}

/** One of the four meanings, with its sign, its edge and a word. */
export function Badge({ meaning, children }: { readonly meaning: Meaning; readonly children: string }) {
  return (
    <span className="badge" data-meaning={meaning}>
      <Sign meaning={meaning} />
      {children}
    </span>
  )
}
