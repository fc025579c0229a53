export type DecimalSign = '.' | ','

/** What the numbers of a column show about their decimal sign, each with the number that shows it. */
export type SignsSeen = {
  readonly shown: ReadonlyMap<DecimalSign, string>
  readonly open: ReadonlyMap<DecimalSign, string>
}

/** A number as it is typed, without what parts thousands and can be nothing else, and without its unit. */
function bare(text: string): string {
  return text.replace(/[\s\u00a0\u202f'’]/g, '').replace(/(?:cts?|carats?|crt|pcs?)\.?$/i, '')
}

/** Looks through the numbers of one column: a sign is decided by the column, never guessed cell by cell. */
export function signsIn(texts: Iterable<string>): SignsSeen {
  const shown = new Map<DecimalSign, string>()
  const open = new Map<DecimalSign, string>()
  for (const text of texts) {
    const number = bare(text)
    if (!/^\d[\d.,]*$/.test(number)) continue
    const sign = signOf(number)
    if (sign === null) continue
    const into = sign.isSure ? shown : open
    if (!into.has(sign.sign)) into.set(sign.sign, text)
  }
  return { shown, open }
}

/** “1.503” may be one and a half or fifteen hundred; “0.503”, “1.50”, “1.234,50” and “1,234,567” leave no choice. */
function signOf(number: string): { readonly sign: DecimalSign; readonly isSure: boolean } | null {
  const last = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','))
  if (last < 0) return null
  const sign = number[last] as DecimalSign
  const other = sign === '.' ? ',' : '.'
  const whole = number.slice(0, last)
  if (number.includes(other)) return isGrouped(whole.split(other)) ? { sign, isSure: true } : null
  if (number.indexOf(sign) !== last) return isGrouped(number.split(sign)) ? { sign: other, isSure: true } : null
  const isSure = number.length - last - 1 !== 3 || whole.length > 3 || whole.startsWith('0')
  return { sign, isSure }
}

/** '1.234,50' with a comma as decimal sign → '1234.50'. What is no such number comes back as it is. */
export function plainNumber(text: string, sign: DecimalSign): string {
  const number = bare(text)
  const [whole = '', fraction, ...more] = number.split(sign)
  const parts = whole.split(sign === '.' ? ',' : '.')
  if (more.length > 0 || !isGrouped(parts)) return text
  if (fraction === undefined) return parts.join('')
  return /^\d+$/.test(fraction) ? `${parts.join('')}.${fraction}` : text
}

/** Thousands in threes, or lakhs in twos with three at the end. */
function isGrouped(parts: readonly string[]): boolean {
  return parts.length === 1 ? /^\d+$/.test(parts[0] ?? '') : /^\d{1,3}(?:-\d{2,3})*-\d{3}$/.test(parts.join('-'))
}

/** A workbook's number as digits: 2.5099999999999998, which is how it keeps 2.51, becomes '2.51'. */
export function digitsOf(value: number): string {
  const exact = Number(value.toPrecision(15))
  const text = String(exact)
  return text.includes('e') ? exact.toFixed(20).replace(/\.?0+$/, '') : text
}
