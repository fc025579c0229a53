import type { RegistrationStanding } from '../../../domain/counterparties/rules.ts'
import { Badge, type Meaning } from '../badge.tsx'

/** How a counterparty stands with one scheme on a day. */
export type Standing = {
  readonly scheme: string
  readonly standing: RegistrationStanding
  /** Only of today. */
  readonly endsSoon?: boolean
  readonly number: string | null
  readonly validTo: string | null
  readonly checkedOn: string | null
  readonly checkedBy: string | null
  readonly seen: string | null
  /** The check whose evidence can be fetched; null when none was kept. */
  readonly evidenceOf: string | null
}

/** A standing's word, as badges and filters say it. */
export function standingWord(standing: RegistrationStanding): string {
  return LOOKS[standing][1]
}

const LOOKS: Readonly<Record<RegistrationStanding, readonly [Meaning, string]>> = {
  valid: ['in-order', 'valid'],
  expired: ['wrong', 'expired'],
  'not-yet': ['wrong', 'not valid yet'],
  'not-verified': ['could-not-verify', 'not verified'],
  'checked-long-ago': ['could-not-verify', 'not checked in 12 months'],
}
const ENDS_SOON = ['needs-you', 'ends soon'] as const

type Judged = Pick<Standing, 'standing' | 'endsSoon'>

/** Which of the four meanings a standing has. */
export function registrationMeaning({ standing, endsSoon }: Judged): Meaning {
  return (endsSoon ? ENDS_SOON : LOOKS[standing])[0]
}

/** How a registration stands: one of the four meanings and its word. */
export function RegistrationBadge({ standing, endsSoon }: Judged) {
  const [meaning, word] = endsSoon ? ENDS_SOON : LOOKS[standing]
  return <Badge meaning={meaning}>{word}</Badge>
}
