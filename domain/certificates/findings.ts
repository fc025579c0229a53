import type { Day } from '../kernel/calendar.ts'
import { type MilliCarat, showCarat } from '../kernel/carat.ts'
import { placeOf } from '../kernel/rows.ts'
import { type CertificateLaw, certifiedCodes, confirmationDue, isCodeOf, issuerStanding, originsOwed } from './law.ts'
import { issuerOf } from './numbers.ts'
import type { CertificateUse } from './use.ts'

export type Direction = 'received' | 'issued'

/** What is wrong with a certificate, or what nobody can say of it. */
export type CertificateFinding =
  | 'expired-at-shipment'
  | 'shipped-before-issue'
  | 'expired-unshipped'
  | 'shipment-day-unknown'
  | 'issuer-not-trading'
  | 'origins-missing'
  | 'bought-beyond'
  | 'sold-beyond'
  | 'confirmation-due'
  | 'confirmation-overdue'
  | 'confirmation-late'
  | 'file-missing'
export type Finding = { readonly finding: CertificateFinding; readonly sentence: string }

/** What a certificate is judged by. */
export type CertificateFacts = {
  readonly direction: Direction
  readonly issuer: string
  readonly issuedOn: Day
  readonly expiresOn: Day
  readonly shippedOn: Day | null
  readonly importedOn: Day | null
  readonly importerCountry: string
  readonly mixedOrigin: boolean
  readonly originCountries: readonly string[]
  readonly carats: MilliCarat
  readonly hasFile: boolean
  /** The first day on which the import was confirmed. */
  readonly confirmedOn: Day | null
}

type Elements = {
  readonly number: string
  readonly issuedOn: Day
  readonly lines: readonly { readonly hsCode: string; readonly place?: number }[]
}
type Wrong = { readonly field: string; readonly sentence: string }

/** What makes a paper no certificate by the schemes' own data: whose number it is, and which goods travel under one. */
export function wrongElements({ number, issuedOn, lines }: Elements, law: CertificateLaw): readonly Wrong[] {
  const codes = certifiedCodes(issuedOn, law)
  const issuer = issuerOf(number)
  const wrong: Wrong[] = lines.flatMap(({ hsCode }, index) =>
    isCodeOf(hsCode, codes)
      ? []
      : [
          {
            field: `lines.${placeOf(lines, index)}.hsCode`,
            sentence: `Certificates exist for ${codes.join(', ')} only.`,
          },
        ],
  )
  if (issuer === null)
    wrong.push({
      field: 'number',
      sentence: 'A number begins with the two letters of the issuing participant and has digits, like MX0012345.',
    })
  else if (issuerStanding(issuer, issuedOn, law) === 'unknown')
    wrong.push({
      field: 'number',
      sentence: `The number begins with ${issuer}, and no participant has these letters. The first two are the issuer’s, not the origin’s.`,
    })
  return wrong
}

/** When the import has to be confirmed and whether it was; null where nobody asks for it. */
export function confirmationOf(facts: CertificateFacts, law: CertificateLaw, today: Day) {
  const { direction, importedOn, importerCountry, confirmedOn } = facts
  const due = direction === 'received' && importedOn ? confirmationDue(importerCountry, importedOn, law) : null
  if (!due) return null
  const state: 'sent' | 'late' | 'overdue' | 'due' =
    confirmedOn !== null ? (confirmedOn <= due.dueOn ? 'sent' : 'late') : today > due.dueOn ? 'overdue' : 'due'
  return { ...due, state }
}

/** Everything to be said of a certificate on a day, given how much of it documents have used; nothing when all is in order. */
export function findingsOf(
  facts: CertificateFacts,
  { use, law, today }: { readonly use: CertificateUse; readonly law: CertificateLaw; readonly today: Day },
): readonly Finding[] {
  return [
    ...ofShipment(facts, today),
    ...ofPaper(facts, law),
    ...ofUse(facts, use),
    ...ofConfirmation(facts, law, today),
  ]
}

function ofShipment({ issuedOn, expiresOn, shippedOn, direction }: CertificateFacts, today: Day): readonly Finding[] {
  if (shippedOn === null) {
    if (direction === 'issued' && today > expiresOn)
      return [
        { finding: 'expired-unshipped', sentence: `It expired on ${expiresOn}, and no shipment under it is recorded.` },
      ]
    return direction === 'received'
      ? [
          {
            finding: 'shipment-day-unknown',
            sentence: 'The day of shipment is not known, so nobody can say that it had not expired.',
          },
        ]
      : []
  }
  if (shippedOn > expiresOn)
    return [
      {
        finding: 'expired-at-shipment',
        sentence: `The goods were shipped on ${shippedOn}; it had expired on ${expiresOn}.`,
      },
    ]
  if (shippedOn < issuedOn)
    return [
      {
        finding: 'shipped-before-issue',
        sentence: `The goods were shipped on ${shippedOn}; it was issued only on ${issuedOn}.`,
      },
    ]
  return []
}

function ofPaper(facts: CertificateFacts, law: CertificateLaw): readonly Finding[] {
  const { issuer, issuedOn, mixedOrigin, originCountries, importerCountry } = facts
  const findings: Finding[] = []
  if (issuerStanding(issuer, issuedOn, law) !== 'trading')
    findings.push({
      finding: 'issuer-not-trading',
      sentence: `${issuer} was no trading participant on ${issuedOn}.`,
    })
  const owed = originsOwed(importerCountry, facts.importedOn ?? facts.shippedOn ?? issuedOn, law)
  if (mixedOrigin && originCountries.length === 0 && owed) findings.push({ finding: 'origins-missing', sentence: owed })
  if (!facts.hasFile)
    findings.push({ finding: 'file-missing', sentence: 'No file of it is kept. Keep a copy for the audit.' })
  return findings
}

function ofUse({ carats }: CertificateFacts, { bought, sold }: CertificateUse): readonly Finding[] {
  const beyond = (used: number) => showCarat((used - carats) as MilliCarat)
  return [
    ...(bought.least > carats
      ? [
          {
            finding: 'bought-beyond' as const,
            sentence: `Documents received name it for ${beyond(bought.least)} ct more than it certifies.`,
          },
        ]
      : []),
    ...(sold.least > carats
      ? [
          {
            finding: 'sold-beyond' as const,
            sentence: `Documents issued name it for ${beyond(sold.least)} ct more than it certifies.`,
          },
        ]
      : []),
  ]
}

function ofConfirmation(facts: CertificateFacts, law: CertificateLaw, today: Day): readonly Finding[] {
  const confirmation = confirmationOf(facts, law, today)
  if (!confirmation || confirmation.state === 'sent') return []
  const { dueOn, state } = confirmation
  const sentences = {
    due: `The import has to be confirmed by ${dueOn}.`,
    overdue: `The import was to be confirmed by ${dueOn} and was not.`,
    late: `The import was confirmed on ${facts.confirmedOn}, after ${dueOn}.`,
  }
  return [{ finding: `confirmation-${state}`, sentence: sentences[state] }]
}
