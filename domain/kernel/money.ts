import type { MilliCarat } from './carat.ts'

/** An exact amount: whole minor units (cents) of an ISO 4217 currency. */
export type Money = { readonly minor: bigint; readonly currency: Currency }

/** The currencies of the trade that we print, with their ISO 4217 minor-unit digits. */
export const CURRENCIES = {
  USD: 2,
  EUR: 2,
  GBP: 2,
  INR: 2,
  AED: 2,
  ILS: 2,
  HKD: 2,
  CHF: 2,
  CAD: 2,
  ZAR: 2,
  BWP: 2,
  JPY: 0,
} as const
export type Currency = keyof typeof CURRENCIES
export const currencyCodes = Object.keys(CURRENCIES) as [Currency, ...Currency[]]

/** True for the code of a currency that we print. */
export function isCurrency(code: string): code is Currency {
  return Object.hasOwn(CURRENCIES, code)
}

/** Largest amount a line or a document may have, in minor units: fits `bigint` and every sum of 10,000 lines. */
export const MAX_MINOR = 999_999_999_999_999n

/** '1234.5' in USD → 123450n. Throws a RangeError on more decimals than the currency has. */
export function parseAmount(text: string, currency: Currency): bigint {
  const digits = CURRENCIES[currency]
  const match = /^(\d{1,15})(?:\.(\d+))?$/.exec(text.trim())
  const fraction = match?.[2] ?? ''
  if (!match || fraction.length > digits) throw new RangeError(`not an amount in ${currency}: ${text}`)
  return BigInt(match[1] ?? '0') * 10n ** BigInt(digits) + BigInt(fraction.padEnd(digits, '0') || '0')
}

/** 123450n USD → '1234.50': the form for the wire and for files. */
export function formatAmount(minor: bigint, currency: Currency): string {
  const digits = CURRENCIES[currency]
  const sign = minor < 0n ? '-' : ''
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0')
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** For people: '1,234.50'. */
export function showAmount(minor: bigint, currency: Currency): string {
  const [whole = '0', fraction] = formatAmount(minor, currency).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** Price per carat × carats in minor units, rounded half away from zero: the one rounding of the product. */
export function priceTimesCarats(pricePerCaratMinor: bigint, weight: MilliCarat): bigint {
  const product = pricePerCaratMinor * BigInt(weight)
  const half = product < 0n ? -500n : 500n
  return (product + half) / 1000n
}
