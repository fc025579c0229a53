import type { TradeSettings } from '../../trade-settings/rules.ts'
import type { DocumentFacts } from '../facts.ts'
import type { Found } from '../finding.ts'

/** E15: a number of the company's own series is missing beside this one, or a supplier's number is on record twice. */
export function numbering(facts: DocumentFacts, _settings: TradeSettings): readonly Found[] {
  return [...gaps(facts), ...duplicates(facts)]
}

/** A voided document keeps its number, so it is no gap. */
function gaps({ number, numbers: { series } }: DocumentFacts): readonly Found[] {
  if (series === null) return []
  const found: Found[] = []
  if (series.sequence > 1 && !series.hasPrevious) {
    const after =
      series.previousNumber === null ? 'No number stands before it' : `The one before it is ${series.previousNumber}`
    found.push({ about: 'before', sentence: `In the series, the number just before ${number} is missing. ${after}.` })
  }
  if (!series.hasLater && series.next > series.sequence + 1)
    found.push({ about: 'behind', sentence: `The series has given a number behind ${number}, and no document has it.` })
  return found
}

function duplicates({ side, live, number, partner, numbers: { twins } }: DocumentFacts): readonly Found[] {
  const [first] = twins
  if (side !== 'received' || !live || !first) return []
  return [
    {
      about: 'duplicate',
      sentence: `${number} of ${partner.name} is on record ${twins.length + 1} times: also as ${first.number} of ${first.date}.`,
    },
  ]
}
