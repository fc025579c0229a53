import type { Day } from '../kernel/calendar.ts'
import type { Library } from '../kernel/scheme.ts'
import type { Window } from '../kernel/statement.ts'
import { holds } from '../kernel/window.ts'

/** What a library says on one day: statements that may be issued or are accepted for something, and the reference data that counts. */
export function inForce({ schemes, packs, statements }: Library, on: Day) {
  const counts = (window: Parameters<typeof holds>[0]) => holds(window, on)
  return {
    schemes: schemes.map(({ reference, ...scheme }) => ({
      ...scheme,
      reference: {
        thresholds: reference.thresholds.filter(counts),
        countryGroups: reference.countryGroups.filter(counts),
        participants: reference.participants.filter(counts),
        goodsCodes: reference.goodsCodes.filter(counts),
        certificateDuties: reference.certificateDuties.filter(counts),
      },
    })),
    packs: packs.filter(({ effectiveFrom }) => effectiveFrom === null || effectiveFrom <= on),
    statements: statements
      .map((statement) => ({
        ...statement,
        mayIssue: goodsIn(statement.goods, 'issue', counts),
        accepted: goodsIn(statement.goods, 'accept', counts),
      }))
      .filter(({ mayIssue, accepted }) => mayIssue.length + accepted.length > 0),
  }
}

function goodsIn(
  goods: Library['statements'][number]['goods'],
  which: 'issue' | 'accept',
  counts: (window: Window) => boolean,
): readonly string[] {
  return Object.entries(goods).flatMap(([key, windows]) => (windows[which].some(counts) ? [key] : []))
}
