import { addDays, type Day } from '../../kernel/calendar.ts'
import { formatCarat, type MilliCarat, sumCarats } from '../../kernel/carat.ts'
import type { TradeSettings } from '../../trade-settings/rules.ts'
import type { DocumentFacts } from '../facts.ts'
import type { Found } from '../finding.ts'

/** E16: goods of a memo are neither sold nor returned when the days that the company allows are over. */
export function memoOpenTooLong(facts: DocumentFacts, settings: TradeSettings): readonly Found[] {
  const open = openCarats(facts)
  const last = memoLastDay(facts, settings)
  if (last === null || open <= 0 || facts.today <= last) return []
  const where = facts.side === 'issued' ? 'with' : 'from'
  return [
    {
      about: 'open',
      sentence: `${formatCarat(open)} of ${formatCarat(facts.totals.carats)} ct of ${facts.number} ${where} ${facts.partner.name} are on memo since ${facts.date}; ${settings.memoOpenDays} days were over on ${last}.`,
      figures: { open: formatCarat(open), total: formatCarat(facts.totals.carats) },
    },
  ]
}

/** The last day on which the memo may be open, while something of it is; null when nothing is, or it is no memo. */
export function memoLastDay(facts: DocumentFacts, { memoOpenDays }: TradeSettings): Day | null {
  if (facts.documentType !== 'memo' || openCarats(facts) <= 0) return null
  return addDays(facts.date, memoOpenDays)
}

function openCarats({ totals, followers }: DocumentFacts): MilliCarat {
  return (totals.carats - sumCarats(followers.map(({ carats }) => carats))) as MilliCarat
}
