import { standingOn } from '../../counterparties/rules.ts'
import type { Day } from '../../kernel/calendar.ts'
import type { PartnerCheck } from './frozen.ts'

/** For each scheme the look that counts on the document's date, with what the registration was worth: frozen with the document. */
export function checksOn(checks: readonly PartnerCheck[], date: Day) {
  return [...Map.groupBy(checks, ({ scheme }) => scheme).values()].flatMap((own) => {
    const { standing, check } = standingOn(own, date)
    return check ? [{ ...check, standing }] : []
  })
}
