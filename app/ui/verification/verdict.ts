import type { Verification } from '../../../domain/verification/index.ts'
import type { Meaning } from '../badge.tsx'
import { dayText } from '../format.tsx'
import { nameOfType } from './paper-names.ts'

export type Check = { readonly meaning: Exclude<Meaning, 'needs-you'>; readonly says: string }
export type Verdict = {
  readonly meaning: Check['meaning']
  /** The verdict in one sentence. */
  readonly sentence: string
  /** What to do with it. */
  readonly advice: string
  readonly made: readonly Check[]
  readonly notMade: readonly string[]
}

const NEVER_CHECKED = [
  'The stones themselves: whether these are the goods that the document names.',
  'Whether the issuer is still registered with the scheme today: ask the issuer or its association.',
]
const FROZEN: Check = {
  meaning: 'in-order',
  says: 'The statement’s words below are those that were frozen when it was issued.',
}
const KNOWN: Check = { meaning: 'in-order', says: 'This code was given out by Briefke, for one document.' }

/** What a look-up means: only a document that stands is in order; what could not be told never looks like it (META-2). */
export function verdictOf(found: Verification): Verdict {
  if (found.outcome === 'unknown') return unknownCode()
  if (found.outcome === 'revoked') return revokedCode(found.revokedAt)
  const { number, documentType, documentDate, status, voidedAt, statements, deleted } = found
  const issuer = found.auditor?.firm ?? found.issuer.legalName
  const name = `${nameOfType(documentType)} ${number} of ${issuer}`
  if (status !== 'valid') return endedDocument(name, { documentType, status, voidedAt })
  return {
    meaning: 'in-order',
    sentence: `${name} is valid.`,
    advice: 'Compare what stands below with the paper in your hand, or let your browser compare the PDF.',
    made: [
      KNOWN,
      { meaning: 'in-order', says: `It was issued by ${issuer} and dated ${dayText(documentDate)}.` },
      { meaning: 'in-order', says: 'It is neither voided nor superseded, as of this moment.' },
      ...(statements.length > 0 ? [FROZEN] : []),
      ...(deleted ? [deletedContent(deleted)] : []),
    ],
    notMade: NEVER_CHECKED,
  }
}

function deletedContent({ at, rule }: { readonly at: Date; readonly rule: string }): Check {
  return {
    meaning: 'could-not-verify',
    says: `Its issuer deleted its content on ${utcDay(at)}, after the time it had to keep it: ${rule}. Number, date, weight, status and hashes stay.`,
  }
}

function unknownCode(): Verdict {
  return {
    meaning: 'could-not-verify',
    sentence: 'Could not verify: no document has this code.',
    advice:
      'The link may be cut short or mistyped: scan the QR code again, or copy the whole link from the document. If it is still unknown, do not rely on the document and ask whoever gave it to you.',
    made: [{ meaning: 'could-not-verify', says: 'The code was looked up, and none was found that is the same.' }],
    notMade: ['Everything about the document: without its code there is nothing to look at.'],
  }
}

function revokedCode(revokedAt: Date): Verdict {
  return {
    meaning: 'could-not-verify',
    sentence: 'Could not verify: the issuer has closed this page.',
    advice:
      'The code is a real one, but its page was closed for good. Ask the issuer whether the document still stands.',
    made: [KNOWN, { meaning: 'could-not-verify', says: `The issuer closed its page on ${utcDay(revokedAt)}.` }],
    notMade: ['Whether the document is valid, voided or superseded.', 'Its number, date, carats and words.'],
  }
}

function endedDocument(
  name: string,
  { documentType, status, voidedAt }: { documentType: string; status: 'voided' | 'superseded'; voidedAt: Date | null },
): Verdict {
  const on = voidedAt ? ` on ${utcDay(voidedAt)}` : ''
  return {
    meaning: 'wrong',
    sentence: status === 'voided' ? `${name} was voided.` : `${name} was superseded.`,
    advice:
      status === 'voided'
        ? `Its issuer voided this ${nameOfType(documentType).toLowerCase()}${on}. Do not rely on it; ask the issuer for the one that counts.`
        : 'Another document has taken its place. Ask the issuer for that one.',
    made: [
      KNOWN,
      { meaning: 'in-order', says: 'It was issued under this number by the company named below.' },
      {
        meaning: 'wrong',
        says: status === 'voided' ? `It was voided${on}.` : 'It was superseded by another document.',
      },
    ],
    notMade: NEVER_CHECKED,
  }
}

function utcDay(at: Date): string {
  return dayText(at.toISOString().slice(0, 10))
}
