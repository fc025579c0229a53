export type Meaning = 'in-order' | 'needs-you' | 'wrong' | 'could-not-verify'

const PATHS: Record<Meaning, string> = {
  'in-order': 'M2 6.5l2.8 2.8L10 3.2',
  'needs-you': 'M1.5 6h8M6.5 2.8L9.8 6l-3.3 3.2',
  wrong: 'M2.8 2.8l6.4 6.4M9.2 2.8L2.8 9.2',
  'could-not-verify': 'M3.6 4.2a2.4 2.4 0 1 1 3.3 2.3c-.6.3-.9.7-.9 1.3M6 9.7v.6',
}

/** The sign of a meaning, drawn: a font on somebody's machine may not have it. */
export function Sign({ meaning, size = 12 }: { readonly meaning: Meaning; readonly size?: number }) {
  return (
    <svg className="sign" viewBox="0 0 12 12" width={size} height={size} aria-hidden="true">
      <path d={PATHS[meaning]} fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </svg>
  )
}
