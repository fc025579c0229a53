declare const brand: unique symbol
/** A weight in thousandths of a carat (1 ct = 0.2 g), always a whole number. */
export type MilliCarat = number & { readonly [brand]: 'milli-carat' }

const CARAT = /^(\d{1,9})(?:\.(\d{1,3}))?$/
export const NO_CARATS = 0 as MilliCarat

/** '1.5' → 1500. Throws a RangeError on a fourth decimal: silently rounding a weight would change a warranty. */
export function parseCarat(text: string): MilliCarat {
  const match = CARAT.exec(text.trim())
  if (!match) throw new RangeError(`not a carat weight: ${text}`)
  const [, whole = '0', fraction = ''] = match
  return (Number(whole) * 1000 + Number(fraction.padEnd(3, '0'))) as MilliCarat
}

const STORED = /^(-?)(\d{1,12})\.(\d{3})$/

/** A sum or a difference as the database writes it: signed, three decimals. Throws a RangeError on anything else. */
export function readCarats(text: string): MilliCarat {
  const match = STORED.exec(text)
  if (!match) throw new RangeError(`not a stored weight: ${text}`)
  const [, sign, whole = '0', fraction = '0'] = match
  return ((Number(whole) * 1000 + Number(fraction)) * (sign === '-' ? -1 : 1)) as MilliCarat
}

/** 1500 → '1.500': always three decimals, as `numeric(12,3)` prints them. */
export function formatCarat(weight: MilliCarat): string {
  const sign = weight < 0 ? '-' : ''
  const abs = Math.abs(weight)
  return `${sign}${Math.trunc(abs / 1000)}.${String(abs % 1000).padStart(3, '0')}`
}

/** For people: two decimals, the thousandth only when it is there ('1.50', '1.503'), thousands apart. */
export function showCarat(weight: MilliCarat): string {
  const [whole = '0', fraction = '000'] = formatCarat(weight).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${grouped}.${fraction.endsWith('0') ? fraction.slice(0, 2) : fraction}`
}

/** The exact sum. */
export function sumCarats(weights: Iterable<MilliCarat>): MilliCarat {
  let total = 0
  for (const weight of weights) total += weight
  return total as MilliCarat
}
