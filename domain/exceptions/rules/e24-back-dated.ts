import { addDays } from '../../kernel/calendar.ts'
import type { TradeSettings } from '../../trade-settings/rules.ts'
import type { DocumentFacts } from '../facts.ts'
import type { Found } from '../finding.ts'

/** E24: an issued document bears a date further before its issue than the company allows. */
export function backDated(
  { side, date, enteredOn, number, company }: DocumentFacts,
  _settings: TradeSettings,
): readonly Found[] {
  if (side !== 'issued' || enteredOn <= addDays(date, company.backDatingDays)) return []
  return [
    {
      about: 'date',
      sentence: `${number} is dated ${date} and was issued on ${enteredOn}: more than ${company.backDatingDays} days later.`,
    },
  ]
}
