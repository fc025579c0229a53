/** How a paper writes its decimals. */
export type NumberStyle = 'dot' | 'comma'

/** A number with its signs, as it stands in a text. The first group of digits may be followed by groups. */
export const NUMBER = /\d(?:[\d.,'’\u00a0\u202f ]*\d)?/u

/** Finds out whether decimals stand behind a dot or a comma, by the numbers that leave no doubt. */
export function numberStyle(text: string): NumberStyle {
  // Two decimals at a number's end, or both signs in one number: then the last of them is the decimal's.
  const commas = text.match(/\d,\d{2}(?![\d.,])/g)?.length ?? 0
  const dots = text.match(/\d\.\d{2}(?![\d.,])/g)?.length ?? 0
  return commas > dots ? 'comma' : 'dot'
}

/** '1.234,50' or '1,23,456.5' as '1234.50' and '123456.5'; null when it is no number in this style. */
export function readNumber(text: string, style: NumberStyle): string | null {
  const trimmed = text.replace(/[\s'’]/gu, '')
  const [decimal, group] = style === 'dot' ? ['.', ','] : [',', '.']
  const parts = trimmed.split(decimal)
  if (parts.length > 2) return null
  const [whole = '', fraction] = parts
  if (fraction !== undefined && !/^\d+$/.test(fraction)) return null
  const groups = whole.split(group)
  const [first = '', ...rest] = groups
  const isGrouped = /^\d{1,3}$/.test(first) && rest.every((each, at) => isGroup(each, at === rest.length - 1))
  if (!(/^\d+$/.test(whole) || (rest.length > 0 && isGrouped))) return null
  const digits = groups.join('').replace(/^0+(?=\d)/, '')
  return fraction === undefined ? digits : `${digits}.${fraction}`
}

/** Groups of three; in India all but the last are of two. */
function isGroup(digits: string, isLast: boolean): boolean {
  return isLast ? /^\d{3}$/.test(digits) : /^\d{2,3}$/.test(digits)
}

/** A weight as we write it, or null: at most three decimals, more than nothing. */
export function readCarats(text: string, style: NumberStyle): string | null {
  const read = readNumber(text, style)
  if (read === null || !/^\d{1,9}(\.\d{1,3}0*)?$/.test(read) || Number(read) <= 0) return null
  const [whole, fraction] = read.split('.')
  return fraction === undefined ? read : `${whole}.${fraction.slice(0, 3)}`
}

/** An amount with at most two decimals as we write it, or null. */
export function readAmount(text: string, style: NumberStyle): string | null {
  const read = readNumber(text, style)
  return read !== null && /^\d{1,13}(\.\d{1,2})?$/.test(read) ? read : null
}
