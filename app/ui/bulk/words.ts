import type { BulkKind, BulkStatus } from '../../../domain/bulk-jobs/rules.ts'
import type { Meaning } from '../badge.tsx'
import { countText } from '../format.tsx'

/** How a job is called by what it does to how many. */
export function titleOf(kind: BulkKind, total: number): string {
  const many = total !== 1
  if (kind === 'issue') return many ? `Issue ${countText(total)} drafts` : 'Issue a draft'
  const what = many ? `${countText(total)} documents` : 'a document'
  return kind === 'send' ? `Mail ${what}` : `Download ${what}`
}

/** What a job is busy with. */
export const doing: Readonly<Record<BulkKind, string>> = {
  issue: 'Issuing',
  send: 'Mailing',
  download: 'Collecting the PDFs',
}

export const statusLooks: Readonly<Record<BulkStatus, readonly [Meaning, string]>> = {
  queued: ['needs-you', 'queued'],
  running: ['needs-you', 'running'],
  paused: ['needs-you', 'paused'],
  cancelled: ['could-not-verify', 'cancelled'],
  failed: ['wrong', 'stopped'],
  done: ['in-order', 'done'],
}

/** What came of a job so far, in a sentence. */
export function outcomeOf(kind: BulkKind, done: number, refused: number): string {
  const verb = { issue: 'issued', send: 'mailed', download: 'collected' }[kind]
  const made = done === 1 ? `1 document was ${verb}` : `${countText(done)} documents were ${verb}`
  return refused > 0 ? `${made}; ${countText(refused)} could not be.` : `${made}.`
}
