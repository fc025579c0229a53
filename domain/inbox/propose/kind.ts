import type { Paper } from '../paper.ts'
import type { Proposal } from './proposal.ts'

/** The types of documents that suppliers and customers send. */
export const receivedTypes = ['invoice', 'memo', 'memo-return', 'credit-note', 'debit-note'] as const
export type ReceivedType = (typeof receivedTypes)[number]

/** What a paper calls itself, the more special first: a credit note speaks of its invoice too. */
const TITLES: readonly (readonly [type: ReceivedType, title: RegExp])[] = [
  [
    'credit-note',
    /\b(?:credit[\s-]*(?:note|memo|invoice)|cr\.?\s*note|creditnota|note\s+de\s+cr[ée]dit|avoir|gutschrift)\b/i,
  ],
  ['debit-note', /\b(?:debit[\s-]*(?:note|memo)|dr\.?\s*note|debetnota|note\s+de\s+d[ée]bit)\b/i],
  [
    'memo-return',
    /\b(?:(?:memo(?:randum)?|consignment|approval)[\s-]*return(?:ed)?|return(?:ed)?\s+(?:of\s+)?(?:memo|consignment|goods))\b/i,
  ],
  ['memo', /\b(?:memo(?:randum)?|consignment|on\s+approval|appro|consignatie|confi[ée])\b/i],
  ['invoice', /\b(?:invoice|factuur|facture|rechnung|fattura|bill\s+of\s+sale)\b/i],
]
/** So many lines from the top, a line is still a title. */
const HEAD_LINES = 25

/** The paper's type by its title. A title stands alone in a short cell; a mention in a sentence counts for less. */
export function proposeType(paper: Paper): Proposal<ReceivedType> | null {
  const head = paper.lines.filter(({ page }) => page === 0).slice(0, HEAD_LINES)
  const cells = head.flatMap(({ cells }) => cells)
  for (const isTitle of [true, false])
    for (const [value, title] of TITLES)
      for (const cell of cells) {
        const found = title.exec(cell.text)
        const words = cell.text.split(/\s+/).length
        if (!found || (isTitle && (words > 4 || /[:\d]/.test(cell.text)))) continue
        const at = cell.start + found.index
        const place = { start: at, end: at + found[0].length }
        return { value, sure: isTitle ? 'sure' : 'likely', found: found[0], place }
      }
  return null
}
