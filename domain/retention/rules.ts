import { addMonths, type Day } from '../kernel/calendar.ts'
import { periodContaining } from '../kernel/period.ts'
import type { KeptKind, RetentionRule } from '../kernel/scheme.ts'
import { holds } from '../kernel/window.ts'

/** A rule of one of the company's schemes, with what the company itself says to it. */
export type Duty = RetentionRule & {
  readonly scheme: string
  /** Years from the end of the record's fiscal year, by the company's own wish; never fewer than the rule's. */
  readonly ownYears: number | null
}

/** What decides how long a record is kept. */
export type RecordFacts = {
  readonly kind: KeptKind
  readonly day: Day
  /** When the goods were imported or exported; null when it was not recorded. */
  readonly movedOn: Day | null
  /** Where the goods are imported; null when they cross no border. */
  readonly importedInto: string | null
}

type Membership = { readonly key: string; readonly from: string | null; readonly until: string | null }

/** Who keeps the records: where it stands, and how its years run. */
export type Keeper = {
  readonly country: string
  readonly fiscalYearStart: number
  readonly groups: ReadonlyMap<string, readonly Membership[]>
}

export type KeptUntil =
  /** The last day on which it has to be there, and the rule that says so. */
  | { readonly known: true; readonly until: Day; readonly by: Duty }
  /** From when a rule counts is not recorded, or no rule speaks of such a record: it stays until somebody says more. */
  | { readonly known: false; readonly by: Duty | null }

/** The last day of the fiscal year that a day is in. */
export function fiscalYearEnd(day: Day, fiscalYearStart: number): Day {
  return periodContaining('fiscal-year', day, fiscalYearStart).to
}

/** Until when a record is kept: the latest day of all rules that apply to it. */
export function keptUntil(duties: readonly Duty[], keeper: Keeper, record: RecordFacts): KeptUntil {
  let latest: { readonly until: Day; readonly by: Duty } | null = null
  for (const duty of duties) {
    if (!applies(duty, keeper, record)) continue
    const until = endOf(duty, keeper, record)
    if (until === null) return { known: false, by: duty }
    if (latest === null || until > latest.until) latest = { until, by: duty }
  }
  return latest ? { known: true, ...latest } : { known: false, by: null }
}

/** Whether a rule speaks of such a record of this company. */
export function applies(
  { of, place, placeOf }: Duty,
  keeper: Keeper,
  { kind, day, importedInto }: RecordFacts,
): boolean {
  if (!of.includes(kind)) return false
  if (place === null) return true
  const who = { company: keeper.country, import: importedInto }
  return placeOf.some((each) => standsIn(who[each], place, day, keeper))
}

/** Whether a rule can apply to any record of the company on a day: it stands there, or its goods can be imported there. */
export function speaksOfCompany({ place, placeOf }: Duty, keeper: Keeper, today: Day): boolean {
  return place === null || placeOf.includes('import') || standsIn(keeper.country, place, today, keeper)
}

function standsIn(country: string | null, place: string, day: Day, { groups }: Keeper): boolean {
  if (country === null) return false
  return country === place || (groups.get(country) ?? []).some((member) => member.key === place && holds(member, day))
}

function endOf({ from, years, ownYears }: Duty, keeper: Keeper, record: RecordFacts): Day | null {
  const yearEnd = fiscalYearEnd(record.day, keeper.fiscalYearStart)
  const start = { record: record.day, 'import-or-export': record.movedOn, 'fiscal-year-end': yearEnd }
  // Neither is recorded here.
  const begins = from === 'entry' || from === 'annual-return' ? null : from === 'unstated' ? yearEnd : start[from]
  const byRule = begins && addMonths(begins, 12 * years)
  const byOwn = ownYears === null ? null : addMonths(yearEnd, 12 * ownYears)
  if (byRule === null || byOwn === null) return byRule ?? byOwn
  if (byOwn > byRule) return byOwn
  return byRule
}

/** The fewest years that a company may set for a rule: where its start is not recorded, one more than the rule's own. */
export function fewestYears({ from, years }: Pick<RetentionRule, 'from' | 'years'>): number {
  return from === 'entry' || from === 'annual-return' || from === 'import-or-export' ? years + 1 : years
}
