import { z } from 'zod'

declare const brand: unique symbol
/** A calendar day, 'YYYY-MM-DD', without a time zone: what stands on an invoice. */
export type Day = string & { readonly [brand]: 'day' }

/** True when the text is a day that exists ('2026-02-29' does not), in a year that can be reckoned with. */
export function isDay(text: string): text is Day {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  return year >= 1900 && year < 9000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** Parses a day that we know to be one. Throws a RangeError otherwise. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`)
  return text
}

/** A day from a form, an API body or a file. */
export function daySchema(label: string) {
  return z
    .string({ error: `${label} is missing.` })
    .trim()
    .refine((text) => isDay(text) && text < '3000', `${label} must be a date that exists, written YYYY-MM-DD.`)
    .transform(day)
    .meta({ format: 'date' })
}

/** The day `count` days after (or before, when negative). */
export function addDays(from: Day, count: number): Day {
  const date = new Date(`${from}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + count)
  return day(date.toISOString().slice(0, 10))
}

/** The same day of the month `count` months later, or the month's last day when it is shorter. */
export function addMonths(from: Day, count: number): Day {
  const [year = 0, month = 1, dayOfMonth = 1] = from.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + count, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(dayOfMonth, last))
  return day(first.toISOString().slice(0, 10))
}

// Making one takes longer than all else that issuing does in this process.
const formats = new Map<string, Intl.DateTimeFormat>()

/** The day it is in an IANA time zone at an instant. */
export function dayIn(timeZone: string, at: Date): Day {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formats.set(timeZone, format)
  }
  return day(format.format(at))
}

/** True when the runtime knows the IANA time zone. */
export function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return true
  } catch {
    return false
  }
}
