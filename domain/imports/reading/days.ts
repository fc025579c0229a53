import { addDays, type Day, day, isDay } from '../../kernel/calendar.ts'

export type DayOrder = 'day-first' | 'month-first'
export type OrdersSeen = { readonly shown: ReadonlyMap<DayOrder, string>; readonly open: string | null }

const NUMERIC = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/
const NAMED = /^(\d{1,2})(?:st|nd|rd|th)?[\s.-]*([a-zà-ÿ]{3,9})\.?[\s,.-]*(\d{4}|\d{2})$/
const NAMED_FIRST = /^([a-zà-ÿ]{3,9})\.?\s*(\d{1,2})(?:st|nd|rd|th)?[\s,]+(\d{4}|\d{2})$/
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** The days of 1920 to 2100 as a spreadsheet counts them. */
const [FIRST_SERIAL, LAST_SERIAL] = [7_306, 73_051]
const FIRST_DAY = day('1920-01-01')

/** Looks through the days of one column: “02/03/2026” is read as the column as a whole writes its days. */
export function ordersIn(texts: Iterable<string>): OrdersSeen {
  const shown = new Map<DayOrder, string>()
  let open: string | null = null
  for (const text of texts) {
    const match = NUMERIC.exec(withoutTime(text))
    if (!match || match[2] === '.') continue
    const [first, second] = [Number(match[1]), Number(match[3])]
    if (first > 12 && second <= 12) keepFirst(shown, 'day-first', text)
    else if (second > 12 && first <= 12) keepFirst(shown, 'month-first', text)
    else if (first !== second) open ??= text
  }
  return { shown, open }
}

/** A day in any of the trade's forms as YYYY-MM-DD. What is no day comes back as it is. */
export function plainDay(text: string, order: DayOrder): string {
  const written = withoutTime(text).toLowerCase()
  if (/^\d{5}$/.test(written)) return dayOfSerial(Number(written)) ?? text
  const iso = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})$/.exec(written)
  if (iso) return dayOf(iso[1], iso[2], iso[3]) ?? text
  const numeric = NUMERIC.exec(written)
  if (numeric) {
    const [, first, sign, second, year] = numeric
    // With points nobody puts the month first.
    return (order === 'day-first' || sign === '.' ? dayOf(year, second, first) : dayOf(year, first, second)) ?? text
  }
  const named = NAMED.exec(written)
  if (named) return dayOf(named[3], monthOf(named[2]), named[1]) ?? text
  const americanNamed = NAMED_FIRST.exec(written)
  if (americanNamed) return dayOf(americanNamed[3], monthOf(americanNamed[1]), americanNamed[2]) ?? text
  return text
}

/** 46054 → '2026-02-01': a day as spreadsheets count it, or null when it is none of our times. */
export function dayOfSerial(serial: number): Day | null {
  const whole = Math.floor(serial)
  return whole >= FIRST_SERIAL && whole < LAST_SERIAL ? addDays(FIRST_DAY, whole - FIRST_SERIAL) : null
}

function withoutTime(text: string): string {
  return text.trim().replace(/[T\s]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(\s*[ap]m)?Z?$/i, '')
}

function monthOf(name = ''): string {
  return String(MONTHS.indexOf(name.slice(0, 3)) + 1)
}

function dayOf(year = '', month = '', dayOfMonth = ''): Day | null {
  const whole = year.length === 2 ? `20${year}` : year
  const text = `${whole}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`
  return isDay(text) ? text : null
}

function keepFirst(shown: Map<DayOrder, string>, order: DayOrder, text: string): void {
  if (!shown.has(order)) shown.set(order, text)
}
