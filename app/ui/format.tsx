import { isCurrency, showAmount } from '../../domain/kernel/money.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** '1234.500' → '1,234.50': two decimals, the thousandth only when it is there. Text in, so that nothing is rounded. */
export function caratText(value: string): string {
  const [whole = '0', fraction = ''] = value.split('.')
  const three = fraction.padEnd(3, '0').slice(0, 3)
  return `${grouped(whole)}.${three.endsWith('0') ? three.slice(0, 2) : three}`
}

/** A quantity with its unit; items are counted, all else is weighed or measured. */
export function quantityText(value: string, unit: string): string {
  return unit === 'items' ? `${grouped(value.split('.')[0] ?? '0')} ${unit}` : `${caratText(value)} ${unit}`
}

/** '2026-11-24' → '24 Nov 2026'. */
export function dayText(value: string): string {
  const [year, month, day] = value.split('-')
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`
}

/** '2026-11' → 'Nov 2026'. */
export function monthText(value: string): string {
  const [year, month] = value.split('-')
  return `${MONTHS[Number(month) - 1]} ${year}`
}

/** A weight as the database and the wire write it. The unit stands in the column's head, or is asked for with `unit`. */
export function Carats({ value, unit }: { readonly value: string; readonly unit?: string }) {
  return <span className="figure">{unit ? quantityText(value, unit) : caratText(value)}</span>
}

type AmountProps = { readonly currency: string; readonly withCode?: boolean } & (
  | { readonly minor: bigint | string | number; readonly text?: never }
  | { readonly text: string; readonly minor?: never }
)

/** An amount, from minor units or from text like '1234.50'; the currency's code when asked for. */
export function Amount({ currency, minor, text, withCode = false }: AmountProps) {
  const shown = text === undefined ? fromMinor(minor, currency) : text.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',')
  return (
    <span className="figure">
      {withCode ? `${currency} ` : ''}
      {shown}
    </span>
  )
}

/** A calendar day, with the ISO date in its tooltip. */
export function DayText({ value }: { readonly value: string }) {
  return (
    <time className="figure" dateTime={value} title={value}>
      {dayText(value)}
    </time>
  )
}

/** An instant to the minute, its time zone named, the ISO instant in its tooltip. */
export function Instant({ value, zone = 'UTC' }: { readonly value: Date | string; readonly zone?: string }) {
  const at = new Date(value)
  const iso = at.toISOString()
  const { year, month, day, hour, minute } = partsOf(at, zone)
  return (
    <time className="figure" dateTime={iso} title={iso}>
      {`${Number(day)} ${MONTHS[Number(month) - 1]} ${year}, ${hour}:${minute} ${zone}`}
    </time>
  )
}

/** 1234567 → '1,234,567'. */
export function countText(value: number): string {
  return grouped(String(value))
}

// Digits only: month names differ between the server's and the browser's language data, and hydration would complain.
function partsOf(at: Date, timeZone: string): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
}

function fromMinor(minor: bigint | string | number | undefined, currency: string): string {
  if (!isCurrency(currency)) return String(minor)
  return showAmount(BigInt(minor ?? 0), currency)
}

function grouped(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, ',')
}
