import { addDays, addMonths, type Day, day } from '../kernel/calendar.ts'

/** How many companies a published figure is of at least; the database publishes nothing that is of fewer. */
export const FEWEST_COMPANIES = 5
/** Days after its end from which a month is counted: what is entered late is in by then. */
export const SETTLES_AFTER_DAYS = 10
/** Days after its end from which a quarter is published; every company's last month is counted by then. */
const PUBLISHED_AFTER_DAYS = 12
/** Days after its end from which a quarter is published without the companies that could not be counted. */
const WAITS_DAYS = 45
/** How far back months and quarters are looked after. */
const MONTHS_BACK = 24

/** The newest month that is to be counted, and the oldest one that is looked after, each by its first day. */
export function monthsToCount(today: Day): { readonly first: Day; readonly last: Day } {
  const last = addMonths(monthOf(addDays(today, -SETTLES_AFTER_DAYS)), -1)
  return { first: quarterOf(addMonths(last, 1 - MONTHS_BACK)), last }
}

/** Every month from the first to the last, by its first day. */
export function monthsFrom({ first, last }: { readonly first: Day; readonly last: Day }): readonly Day[] {
  const months: Day[] = []
  for (let at = first; at <= last; at = addMonths(at, 1)) months.push(at)
  return months
}

/** Quarters that are to be published now, oldest first; while some company is not counted, only those that waited long. */
export function quartersToPublish(
  today: Day,
  { published, isCounted }: { readonly published: readonly Day[]; readonly isCounted: boolean },
): readonly Day[] {
  const due: Day[] = []
  for (let at = monthsToCount(today).first; at <= today; at = addMonths(at, 3)) {
    const since = addDays(addMonths(at, 3), isCounted ? PUBLISHED_AFTER_DAYS : WAITS_DAYS)
    if (since <= today && !published.includes(at)) due.push(at)
  }
  return due
}

/** '2026-04-01' → '2026 Q2'. */
export function quarterName(quarter: Day): string {
  return `${quarter.slice(0, 4)} Q${Math.floor((Number(quarter.slice(5, 7)) - 1) / 3) + 1}`
}

function monthOf(of: Day): Day {
  return day(`${of.slice(0, 7)}-01`)
}

function quarterOf(of: Day): Day {
  return addMonths(monthOf(of), -((Number(of.slice(5, 7)) - 1) % 3))
}
