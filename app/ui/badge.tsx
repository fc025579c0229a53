export type Meaning = 'in-order' | 'needs-you' | 'wrong' | 'could-not-verify'

const SIGNS: Record<Meaning, string> = { 'in-order': '✓', 'needs-you': '→', wrong: '✕', 'could-not-verify': '?' }

/** One of the four meanings, with its sign, its edge and a word. */
export function Badge({ meaning, children }: { readonly meaning: Meaning; readonly children: string }) {
  return (
    <span className="badge" data-meaning={meaning}>
      <span aria-hidden="true">{SIGNS[meaning]} </span>
      {children}
    </span>
  )
}
