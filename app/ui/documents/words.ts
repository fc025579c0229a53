import type { TradeDocumentType } from '../../../domain/kernel/goods.ts'
import type { Meaning } from '../badge.tsx'

export const typeNames: Readonly<Record<TradeDocumentType, string>> = {
  invoice: 'Invoice',
  memo: 'Memo',
  'memo-return': 'Memo return',
  'credit-note': 'Credit note',
  'debit-note': 'Debit note',
}

type Status = 'draft' | 'issued' | 'voided' | 'superseded'

/** What each state of a document means to the reader, in one of the four meanings. */
export const statusLooks: Readonly<Record<Status, Meaning>> = {
  draft: 'needs-you',
  issued: 'in-order',
  voided: 'wrong',
  superseded: 'wrong',
}

/** How far a PDF is, in words. */
export const pdfWords = { queued: 'printing', rendered: 'ready', failed: 'failed' } as const

/** Whether a PDF carries its company’s signature. */
export const signatureWords = { signed: 'signed', awaited: 'not signed yet' } as const

/** Which lines a statement covers: 'all 12 lines', 'line 2', 'lines 1–3, 7'. */
export function coveredText(positions: readonly number[], lineCount: number): string {
  if (positions.length === lineCount) return lineCount === 1 ? 'the only line' : `all ${lineCount} lines`
  const runs: [first: number, last: number][] = []
  for (const position of positions) {
    const run = runs.at(-1)
    if (run && run[1] === position - 1) run[1] = position
    else runs.push([position, position])
  }
  const text = runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ')
  return `${positions.length === 1 ? 'line' : 'lines'} ${text} of ${lineCount}`
}
