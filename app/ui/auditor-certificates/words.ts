import type { CertificateForm, Conclusion } from '../../../domain/auditor-certificates/rules.ts'
import type { Meaning } from '../badge.tsx'

export const conclusionNames: Readonly<Record<Conclusion, string>> = {
  'without-exceptions': 'Without exceptions',
  'with-exceptions': 'With exceptions',
  'no-conclusion': 'No conclusion',
}
export const conclusionMeanings: Readonly<Record<Conclusion, Meaning>> = {
  'without-exceptions': 'in-order',
  'with-exceptions': 'needs-you',
  'no-conclusion': 'could-not-verify',
}

export const formNames: Readonly<Record<CertificateForm, string>> = {
  'agreed-upon-procedures': 'Agreed-upon procedures (ISRS 4400)',
  'limited-assurance': 'Limited assurance (ISAE 3000)',
  other: 'As agreed in the engagement',
}
