import type { Paper } from '../paper.ts'
import { labelled } from './labelled.ts'
import type { Proposal } from './proposal.ts'

const PAPER =
  '(?:invoice|inv|bill|memo(?:randum)?|consignment|credit\\s*note|debit\\s*note|document|doc|factuur|facture|rechnung|voucher|challan|return)'
const NO = '(?:(?:no|nr|num(?:ber)?|nummer|id|ref(?:erence)?)\\b|n[º°]|#)'
const OWN = new RegExp(`\\b${PAPER}\\s*\\.?\\s*${NO}\\s*[.:#]*|\\b${PAPER}\\s*[:#]`, 'i')
const PLAIN = new RegExp(`^\\s*${NO}\\s*[.:#]+`, 'i')
const BARE = new RegExp(`^\\s*(?:tax\\s+|commercial\\s+|sales\\s+)?${PAPER}\\b`, 'i')
const EARLIER = /\b(?:original|against|your|our|ref(?:erence)?(?:\s+to)?|relating\s+to|for|of|dated)\s*$/i
const VALUE = /[A-Z0-9](?:[A-Z0-9/._-]*[A-Z0-9])?/i

/** The number of the paper, and of the earlier document that it speaks of. */
export function proposeNumbers(paper: Paper): {
  readonly number: Proposal | null
  readonly original: Proposal | null
} {
  const own = labelled(paper, OWN).map((each) => ({ ...each, isEarlier: isEarlier(paper, each.label, each) }))
  const number =
    first(
      own.filter(({ isEarlier }) => !isEarlier),
      'sure',
    ) ??
    first(labelled(paper, PLAIN), 'likely') ??
    first(
      labelled(paper, BARE).filter(({ line }) => line.page === 0),
      'guess',
    )
  const original = first(
    own.filter((each) => each.isEarlier),
    'likely',
  )
  return { number, original: original && original.value !== number?.value ? original : null }
}

function isEarlier({ lines }: Paper, label: string, { start }: { readonly start: number }): boolean {
  const cell = lines
    .flatMap(({ cells }) => cells)
    .find((each) => start > each.start && start <= each.start + each.text.length)
  const before = cell?.text.slice(0, Math.max(0, cell.text.toLowerCase().indexOf(label.toLowerCase()))) ?? ''
  return EARLIER.test(before)
}

function first(
  found: readonly { readonly rest: string; readonly start: number }[],
  sure: Proposal['sure'],
): Proposal | null {
  for (const { rest, start } of found) {
    const lead = rest.search(/\S/)
    const match = VALUE.exec(rest)
    // The value is the first word behind the label, with a digit in it, and no day.
    if (!match || lead < 0 || /\p{L}{2,}/u.test(rest.slice(0, match.index))) continue
    const value = match[0]
    if (!/\d/.test(value) || value.length > 40 || /^\d{1,4}[./-]\d{1,2}[./-]\d{2,4}$/.test(value)) continue
    const at = start + match.index
    return { value, sure, found: value, place: { start: at, end: at + value.length } }
  }
  return null
}
