import { addDays, addMonths, type Day } from '../kernel/calendar.ts'

/** What can be said today about a counterparty's SoW registration. */
export type SowStanding = 'in-order' | 'ends-soon' | 'ended' | 'unchecked' | 'end-unknown'

type Checked = {
  readonly sowNumber: string | null
  readonly sowCheckedOn: Day | null
  readonly sowValidTo: Day | null
}

const WARN_DAYS = 60
const CHECK_HOLDS_MONTHS = 12

/**
 * Judges a registration by what was last looked up. Over is over, however long ago somebody looked; a look-up older
 * than twelve months, or one that found no number or no last day, proves nothing.
 */
export function sowStanding({ sowNumber, sowCheckedOn, sowValidTo }: Checked, today: Day): SowStanding {
  if (sowValidTo !== null && sowValidTo < today) return 'ended'
  if (sowCheckedOn === null || sowCheckedOn < addMonths(today, -CHECK_HOLDS_MONTHS)) return 'unchecked'
  if (sowNumber === null || sowValidTo === null) return 'end-unknown'
  return sowValidTo < addDays(today, WARN_DAYS) ? 'ends-soon' : 'in-order'
}
