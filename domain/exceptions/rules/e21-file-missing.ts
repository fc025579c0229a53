import { addDays, type Day } from '../../kernel/calendar.ts'
import type { TradeSettings } from '../../trade-settings/rules.ts'
import type { DocumentFacts, PaperFacts } from '../facts.ts'
import type { Found } from '../finding.ts'

/** E21: the paper of a document is not kept: a print failed, is lost or did not come within a day; a copy was never stored. */
export function fileMissing(facts: DocumentFacts, _settings: TradeSettings): readonly Found[] {
  const { side, number, papers, partner, today } = facts
  if (side === 'received')
    return papers.some(({ stored }) => stored)
      ? []
      : [{ about: 'paper', sentence: `No copy of ${number} of ${partner.name} is kept.` }]
  if (papers.length === 0) return [{ about: 'paper', sentence: `No print of ${number} was asked for.` }]
  const lost = papers.filter((paper) => isLost(paper, today))
  if (lost.length === 0) return []
  const failed = lost.some(({ status }) => status === 'failed')
  return [
    {
      about: 'paper',
      sentence: `${lost.length} of ${papers.length} prints of ${number} ${failed ? 'failed' : 'are missing'}.`,
    },
  ]
}

/** The first day on which a print that is still awaited counts as missing; null when none is awaited. */
export function printMissingFrom({ side, papers }: DocumentFacts): Day | null {
  const awaited = papers.filter(({ status }) => status === 'queued').map(({ requestedOn }) => addDays(requestedOn, 2))
  return side === 'issued' ? (awaited.sort()[0] ?? null) : null
}

function isLost({ status, stored, requestedOn }: PaperFacts, today: Day): boolean {
  if (status === 'queued') return today >= addDays(requestedOn, 2)
  return status === 'failed' || !stored
}
