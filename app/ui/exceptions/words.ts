import type { MendingWay, Severity } from '../../../domain/exceptions/catalogue.ts'
import type { Meaning } from '../badge.tsx'

/** What mends the exceptions of a group. */
export const wayNames: Readonly<Record<MendingWay, string>> = {
  statement: 'Statements on paper',
  partner: 'Suppliers and their statements',
  certificate: 'Certificates',
  document: 'Documents and numbers',
  papers: 'Papers and entries',
  stock: 'Stock and yield',
}

export const severityNames: Readonly<Record<Severity, string>> = { block: 'Blocks', warn: 'Warns', info: 'Informs' }

/** One of the four meanings for each severity. */
export const severityMeanings: Readonly<Record<Severity, Meaning>> = {
  block: 'wrong',
  warn: 'needs-you',
  info: 'could-not-verify',
}

export const stateNames = { open: 'Open', waived: 'Waived', closed: 'Closed' } as const

/** What happened to an exception, in a word or two. */
export const happenedNames: Readonly<Record<string, string>> = {
  opened: 'Found',
  changed: 'Changed',
  closed: 'Mended, and closed by itself',
  reopened: 'Came back',
  assigned: 'Assigned',
  noted: 'Corrective action',
  waived: 'Waived',
  'waiver-ended': 'The waiver ended',
}

/** How many days lie between two days; none when the first is still to come where the second was read. */
export function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000))
}

type Scope = { readonly scopeKind: string; readonly scopeId: string; readonly certificateId?: string | null }

/** The page of what an exception is about, with what the link says; null when it has none. */
export function subjectLink({ scopeKind, scopeId, certificateId }: Scope): { readonly to: string } | null {
  switch (scopeKind) {
    case 'issued':
      return { to: `/documents/${scopeId}` }
    case 'received':
      return { to: `/received/${scopeId}` }
    case 'certificate':
      return certificateId ? { to: `/certificates/${certificateId}` } : null
    default:
      return null
  }
}

/** What the figures of an exception are. */
export const figureNames: Readonly<Record<string, string>> = {
  certified: 'On the certificate',
  document: 'On the document',
  used: 'Used by documents',
  over: 'Beyond',
  open: 'Still out',
  total: 'On the memo',
  delivered: 'Delivered',
  takenBack: 'Taken back',
  since: 'Since',
  short: 'Short',
  in: 'Went in',
  out: 'Came out',
  percent: 'Yield, %',
}
