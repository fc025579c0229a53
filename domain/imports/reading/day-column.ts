import { type DayOrder, ordersIn, plainDay } from './days.ts'
import type { Mapping } from './mapping.ts'

/** How the texts of a column are read, or what has to be asked about one of them. */
export type ColumnReader =
  | { readonly read: (text: string) => string }
  | { readonly asks: string; readonly about: string }

/** Reads the days of one column in the order that the column shows, or that was said. */
export function dayReader(texts: readonly string[], said: Mapping['days']): ColumnReader {
  const reading = (order: DayOrder) => ({ read: (text: string) => plainDay(text, order) })
  if (said !== 'auto') return reading(said)
  const { shown, open } = ordersIn(texts)
  const [dayFirst, monthFirst] = [shown.get('day-first'), shown.get('month-first')]
  if (dayFirst !== undefined && monthFirst !== undefined)
    return {
      about: monthFirst,
      asks: `The column writes “${dayFirst}” with the day first and “${monthFirst}” with the month first. Write every day as YYYY-MM-DD.`,
    }
  if (dayFirst !== undefined) return reading('day-first')
  if (monthFirst !== undefined) return reading('month-first')
  if (open !== null)
    return {
      about: open,
      asks: `“${open}” can be read with the day or with the month first, and nothing in the column decides it. Say which, or write YYYY-MM-DD.`,
    }
  return reading('day-first')
}
