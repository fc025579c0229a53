import { addDays } from '../../kernel/calendar.ts'
import type { TradeSettings } from '../../trade-settings/rules.ts'
import type { DocumentFacts } from '../facts.ts'
import type { Found } from '../finding.ts'

/** E22: a received document was entered more days after its date than the company allows. */
export function lateEntry(
  { side, date, enteredOn, number, partner }: DocumentFacts,
  { lateEntryDays }: TradeSettings,
): readonly Found[] {
  if (side !== 'received' || enteredOn <= addDays(date, lateEntryDays)) return []
  return [
    {
      about: 'entry',
      sentence: `${number} of ${partner.name}, dated ${date}, was entered on ${enteredOn}: more than ${lateEntryDays} days later.`,
    },
  ]
}
