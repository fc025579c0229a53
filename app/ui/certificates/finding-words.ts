import type { CertificateFinding } from '../../../domain/certificates/findings.ts'
import { type Meaning, worstOf } from '../badge.tsx'

const WORDS: Readonly<Record<CertificateFinding, { readonly meaning: Meaning; readonly word: string }>> = {
  'expired-at-shipment': { meaning: 'wrong', word: 'expired at shipment' },
  'shipped-before-issue': { meaning: 'wrong', word: 'shipped before issue' },
  'expired-unshipped': { meaning: 'needs-you', word: 'expired, not shipped' },
  'shipment-day-unknown': { meaning: 'could-not-verify', word: 'shipment day unknown' },
  'issuer-not-trading': { meaning: 'wrong', word: 'issuer not trading' },
  'origins-missing': { meaning: 'wrong', word: 'countries of origin missing' },
  'bought-beyond': { meaning: 'wrong', word: 'bought beyond' },
  'sold-beyond': { meaning: 'wrong', word: 'sold beyond' },
  'confirmation-due': { meaning: 'needs-you', word: 'confirm the import' },
  'confirmation-overdue': { meaning: 'wrong', word: 'confirmation overdue' },
  'confirmation-late': { meaning: 'wrong', word: 'confirmed late' },
  'file-missing': { meaning: 'could-not-verify', word: 'no file' },
}

type Judged = {
  readonly status: 'recorded' | 'withdrawn'
  readonly findings: readonly { readonly finding: CertificateFinding; readonly sentence: string }[]
}

/** A finding's meaning and its word on a badge. */
export function findingWords(finding: CertificateFinding) {
  return WORDS[finding]
}

/** The one badge of a certificate in a list: its worst finding, or that all is in order. */
export function badgeOf({ status, findings }: Judged): { readonly meaning: Meaning; readonly word: string } {
  if (status === 'withdrawn') return { meaning: 'could-not-verify', word: 'withdrawn' }
  const words = findings.map(({ finding }) => WORDS[finding])
  const worst = worstOf(words.map(({ meaning }) => meaning))
  return words.find(({ meaning }) => meaning === worst) ?? { meaning: 'in-order', word: 'in order' }
}
