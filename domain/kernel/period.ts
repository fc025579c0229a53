import { Temporal } from 'temporal-polyfill'
import { addDays, addMonths, type Day, day } from './calendar.ts'

export const periodKinds = ['month', 'quarter', 'half', 'fiscal-year'] as const
export type PeriodKind = (typeof periodKinds)[number]

/** What a period is called within a sentence. */
export const periodNames: Readonly<Record<PeriodKind, string>> = {
  ...{ month: 'month', quarter: 'quarter', half: 'half year', 'fiscal-year': 'fiscal year' },
}

/** A stretch of whole days, both ends included. The label is fit for a file name. */
export type Period = { readonly kind: PeriodKind; readonly from: Day; readonly to: Day; readonly label: string }

const MONTHS: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, half: 6, 'fiscal-year': 12 }

/** The period of this kind that a day falls in; quarters, halves and years are those of the fiscal year. */
export function periodContaining(kind: PeriodKind, on: Day, fiscalYearStart: number): Period {
  if (!Number.isInteger(fiscalYearStart) || fiscalYearStart < 1 || fiscalYearStart > 12)
    throw new RangeError(`not a month: ${fiscalYearStart}`)
  const month = Number(on.slice(5, 7))
  const sinceStart = (month - fiscalYearStart + 12) % 12
  const firstOfMonth = day(`${on.slice(0, 7)}-01`)
  const from = addMonths(firstOfMonth, -(sinceStart % MONTHS[kind]))
  const to = addDays(addMonths(from, MONTHS[kind]), -1)
  const yearFrom = Number(addMonths(firstOfMonth, -sinceStart).slice(0, 4))
  return { kind, from, to, label: labelOf(kind, from, { yearFrom, sinceStart, fiscalYearStart }) }
}

/** The period that follows. */
export function nextPeriod(period: Period, fiscalYearStart: number): Period {
  return periodContaining(period.kind, addDays(period.to, 1), fiscalYearStart)
}

/** The last period of this kind that was over before a day began. */
export function lastEnded(kind: PeriodKind, today: Day, fiscalYearStart: number): Period {
  return periodContaining(kind, addDays(periodContaining(kind, today, fiscalYearStart).from, -1), fiscalYearStart)
}

/** The instant at which the period is over in a time zone: the first moment of the day after its last. */
export function dueAt(period: Period, timeZone: string): Date {
  return startOf(addDays(period.to, 1), timeZone)
}

/** The instant at which a day begins in a time zone. */
export function startOf(on: Day, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(on).toZonedDateTime(timeZone).epochMilliseconds)
}

/** Every period from the one that starts at `from` on that is over at `now`, oldest first, and the first that is not. */
export function endedPeriods(
  first: Period,
  fiscalYearStart: number,
  timeZone: string,
  now: Date,
): { readonly ended: readonly Period[]; readonly next: Period } {
  const ended: Period[] = []
  let period = first
  while (dueAt(period, timeZone) <= now) {
    ended.push(period)
    period = nextPeriod(period, fiscalYearStart)
  }
  return { ended, next: period }
}

type Place = { readonly yearFrom: number; readonly sinceStart: number; readonly fiscalYearStart: number }

function labelOf(kind: PeriodKind, from: Day, { yearFrom, sinceStart, fiscalYearStart }: Place): string {
  if (kind === 'month') return from.slice(0, 7)
  const year = fiscalYearStart === 1 ? `${yearFrom}` : `${yearFrom}-${String((yearFrom + 1) % 100).padStart(2, '0')}`
  if (kind === 'fiscal-year') return `FY${year}`
  const letter = kind === 'quarter' ? 'Q' : 'H'
  return `FY${year}-${letter}${Math.floor(sinceStart / MONTHS[kind]) + 1}`
}
