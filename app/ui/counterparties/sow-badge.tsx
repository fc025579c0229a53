import type { SowStanding } from '../../../domain/counterparties/rules.ts'
import { Badge, type Meaning } from '../badge.tsx'

const LOOKS: Readonly<Record<SowStanding, readonly [Meaning, string]>> = {
  'in-order': ['in-order', 'in order'],
  'ends-soon': ['needs-you', 'ends soon'],
  ended: ['wrong', 'ended'],
  unchecked: ['could-not-verify', 'not checked in 12 months'],
  'end-unknown': ['could-not-verify', 'end not known'],
}

/** Which of the four meanings a standing has. */
export function sowMeaning(standing: SowStanding): Meaning {
  return LOOKS[standing][0]
}

/** How a counterparty's SoW registration stands today. */
export function SowBadge({ standing }: { readonly standing: SowStanding }) {
  const [meaning, word] = LOOKS[standing]
  return <Badge meaning={meaning}>{word}</Badge>
}
