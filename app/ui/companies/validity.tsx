import { addDays, type Day } from '../../../domain/kernel/calendar.ts'
import { Badge, type Meaning } from '../badge.tsx'
import { dayText } from '../format.tsx'

const SOON_DAYS = 90

/** How a registration stands on a day: running, ending within 90 days, not begun, ended, or not there at all. */
export function validityOf(
  registration: { readonly validFrom?: string; readonly validTo: string | null },
  today: Day,
): { readonly meaning: Meaning; readonly says: string } {
  const { validFrom, validTo } = registration
  if (validTo === null) return { meaning: 'needs-you', says: 'no registration' }
  if (validTo < today) return { meaning: 'wrong', says: `ended ${dayText(validTo)}` }
  if (validFrom !== undefined && validFrom > today)
    return { meaning: 'needs-you', says: `begins ${dayText(validFrom)}` }
  if (validTo <= addDays(today, SOON_DAYS)) return { meaning: 'needs-you', says: `ends ${dayText(validTo)}` }
  return { meaning: 'in-order', says: `valid to ${dayText(validTo)}` }
}

type ValidityProps = { readonly validFrom?: string; readonly validTo: string | null; readonly today: Day }

/** The same as a badge. */
export function Validity({ today, validFrom, validTo }: ValidityProps) {
  const { meaning, says } = validityOf({ validTo, ...(validFrom === undefined ? {} : { validFrom }) }, today)
  return <Badge meaning={meaning}>{says}</Badge>
}
