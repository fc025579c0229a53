import { objectKind, objectPages } from '../../../domain/audit-access/pages.ts'
import type { FindingState, Response, Severity } from '../../../domain/findings/rules.ts'
import type { Meaning } from '../badge.tsx'

export const severityNames: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  major: 'Major',
  minor: 'Minor',
  observation: 'Observation',
}

export const severityMeanings: Readonly<Record<Severity, Meaning>> = {
  critical: 'wrong',
  major: 'wrong',
  minor: 'needs-you',
  observation: 'could-not-verify',
}

export const stateNames: Readonly<Record<FindingState, string>> = {
  open: 'Waits for the company',
  answered: 'Answered',
  'sent-back': 'Sent back',
  closed: 'Closed',
}

export const responseNames: Readonly<Record<Response, string>> = {
  agree: 'The company agrees',
  partly: 'The company agrees in part',
  disagree: 'The company disagrees',
}

export const stepNames = {
  raised: 'Raised',
  answered: 'Answered',
  'sent-back': 'Sent back',
  closed: 'Closed',
} as const

/** The page of what a finding is about; null when that has none. */
export function subjectPage(kind: string, id: string): string | null {
  const known = objectKind(kind)
  return known ? `/${objectPages[known]}/${id}` : null
}
