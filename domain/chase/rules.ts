import type { Day } from '../kernel/calendar.ts'
import type { TradeDocumentType } from '../kernel/goods.ts'
import type { ReceivedDocumentId } from '../kernel/ids.ts'

/** After so many reminders a person has to think of something else. */
const MOST_REMINDERS = 5
const ASK_AGAIN_MS = 20 * 60 * 60 * 1000

/** What a due chase comes to: everything has come, nobody answers, or the supplier is reminded. */
export function nextStep(chase: {
  readonly wanting: number
  readonly reminders: number
}): 'complete' | 'unanswered' | 'remind' {
  if (chase.wanting === 0) return 'complete'
  return chase.reminders >= MOST_REMINDERS ? 'unanswered' : 'remind'
}

/** Whether a supplier can be written to now: not twice for the same documents within a day. */
export function mayAsk(asked: { readonly lastAt: Date | null; readonly now: Date; readonly hasNew: boolean }): boolean {
  return asked.hasNew || asked.lastAt === null || asked.now.getTime() - asked.lastAt.getTime() > ASK_AGAIN_MS
}

/** A document that still lacks an accepted warranty for goods that were not given back. */
export type Wanting = {
  readonly id: ReceivedDocumentId
  readonly number: string
  readonly documentType: TradeDocumentType
  readonly documentDate: Day
  /** Of the goods that lack it. */
  readonly carats: string
  readonly unit: string
}

type Letter = {
  readonly kind: 'request' | 'reminder'
  readonly supplier: string
  readonly company: string
  readonly documents: readonly Wanting[]
  readonly from: { readonly name: string; readonly email: string | null }
}

/** The mail to a supplier: which documents lack their warranty, and what to send. */
export function letterOf({ kind, supplier, company, documents, from }: Letter): {
  readonly subject: string
  readonly body: string
} {
  const count = documents.length === 1 ? '1 document' : `${documents.length} documents`
  const lines = documents.map(
    ({ number, documentType, documentDate, carats, unit }) =>
      `- ${number}, ${documentType.replaceAll('-', ' ')} of ${documentDate}, ${carats} ${unit}`,
  )
  const opening =
    kind === 'reminder'
      ? 'We asked you for these and have not got them yet. The following documents from you still lack a warranty statement that we can accept:'
      : 'The following documents came from you without a warranty statement that we can accept:'
  const reply = from.email ? `Write to ${from.email} with any question.` : ''
  return {
    subject: `${kind === 'reminder' ? 'Reminder: ' : ''}${count} without a warranty statement, for ${company}`,
    body: [
      `To ${supplier}`,
      opening,
      lines.join('\n'),
      'Please send a supplementary letter that names the documents and carries the statement, or the documents once more with the statement on them.',
      [reply, from.name, company].filter(Boolean).join('\n'),
    ].join('\n\n'),
  }
}
