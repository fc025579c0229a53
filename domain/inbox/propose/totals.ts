import { type Currency, currencyCodes } from '../../kernel/money.ts'
import type { Line, Paper } from '../paper.ts'
import { NUMBER, type NumberStyle, readAmount, readCarats } from './numbers.ts'
import type { Proposal } from './proposal.ts'

const TOTAL = /\b(?:total|totaal|totale|gesamt|amount\s+due|balance\s+due|net\s+payable|te\s+betalen)\b/i
const GRAND =
  /\b(?:grand|invoice|memo|net)\s+total\b|\b(?:amount|balance)\s+due\b|\btotal\s+(?:amount|due|payable|value)\b/i
const PARTIAL = /\bsub[\s-]*total\b|\btotal\s+(?:tax|vat|gst|discount)\b/i
const OF_WEIGHT = /\bc(?:ts?|arats?|rt)\b\.?/i
const OF_PIECES = /\b(?:pcs|pieces|stones|qty|quantity|items?|pages?)\b/i
const WEIGHT = /(?<number>\d[\d.,]*)\s*c(?:ts?|arats?|rt)\b/i
const SIGNS: readonly (readonly [sign: RegExp, code: Currency])[] = [
  [/US\s?\$|U\.S\.\s?\$/, 'USD'],
  [/HK\s?\$/, 'HKD'],
  [/C(?:AN)?\s?\$/, 'CAD'],
  [/€/, 'EUR'],
  [/£/, 'GBP'],
  [/₹|\bRs\b\.?/, 'INR'],
  [/₪/, 'ILS'],
]
const CODE = new RegExp(`\\b(?:${currencyCodes.join('|')})\\b`)

/** The currency of the total, else the one that the paper names first; a lone dollar sign is a guess. */
export function proposeCurrency(paper: Paper): Proposal<Currency> | null {
  const totals = paper.lines.filter((line) => TOTAL.test(textOf(paper, line)))
  const inTotals = currenciesIn(paper, totals)
  const anywhere = inTotals[0] ?? currenciesIn(paper, paper.lines)[0]
  const others = new Set(inTotals.map(({ value }) => value))
  if (anywhere) return { ...anywhere, sure: inTotals.length > 0 && others.size === 1 ? 'sure' : 'likely' }
  const at = paper.text.indexOf('$')
  return at < 0 ? null : { value: 'USD', sure: 'guess', found: '$', place: { start: at, end: at + 1 } }
}

function currenciesIn(paper: Paper, lines: readonly Line[]): readonly Proposal<Currency>[] {
  return lines.flatMap((line) => {
    const text = textOf(paper, line)
    const code = CODE.exec(text)
    const signs = SIGNS.flatMap(([sign, value]) => {
      const found = sign.exec(text)
      return found ? [{ value, found }] : []
    })
    return [...(code ? [{ value: code[0] as Currency, found: code }] : []), ...signs].map(({ value, found }) => {
      const start = line.start + found.index
      return { value, sure: 'likely' as const, found: found[0], place: { start, end: start + found[0].length } }
    })
  })
}

/** The amount that the paper asks for: of the grand total when it says so, else of its last total. */
export function proposeAmount(paper: Paper, style: NumberStyle): Proposal | null {
  const totals = paper.lines.flatMap((line) => {
    const text = textOf(paper, line)
    if (!TOTAL.test(text) || PARTIAL.test(text)) return []
    const amount = lastNumber(line, style)
    return amount ? [{ ...amount, isGrand: GRAND.test(text) }] : []
  })
  const best = totals.findLast(({ isGrand }) => isGrand) ?? totals.at(-1)
  if (!best) return null
  const { isGrand, ...amount } = best
  const agreed = new Set(totals.map(({ value }) => value)).size === 1
  return { ...amount, sure: isGrand || agreed ? 'sure' : 'likely' }
}

/** The last number of a line of totals that is neither a weight nor a count. */
function lastNumber({ cells }: Line, style: NumberStyle): Proposal | null {
  for (const [index, cell] of [...cells.entries()].reverse()) {
    const label = cells[index - 1]?.text ?? ''
    for (const match of [...cell.text.matchAll(new RegExp(NUMBER, 'gu'))].reverse()) {
      const before = `${index > 0 && match.index === 0 ? label : ''} ${cell.text.slice(0, match.index)}`
      const after = cell.text.slice(match.index + match[0].length)
      const isOther = /^\s*(?:c(?:ts?|arats?|rt)\b|pcs|pieces|%)/i.test(after)
      if (isOther || wordsBehindTotal(before, OF_WEIGHT) || wordsBehindTotal(before, OF_PIECES)) continue
      const value = readAmount(match[0], style)
      // A row of totals under a table holds pieces and carats too, so a whole number alone is no amount there.
      if (value === null || (cells.length > 3 && !value.includes('.'))) continue
      const start = cell.start + match.index
      return { value, sure: 'likely', found: match[0], place: { start, end: start + match[0].length } }
    }
  }
  return null
}

function wordsBehindTotal(before: string, words: RegExp): boolean {
  return words.test(before.slice(-24))
}

/** The weight of all goods: behind a total that speaks of carats. */
export function proposeCarats(paper: Paper, style: NumberStyle): Proposal | null {
  for (const line of paper.lines) {
    const text = textOf(paper, line)
    const total = TOTAL.exec(text)
    if (!total || PARTIAL.test(text)) continue
    const behind = text.slice(total.index)
    const weight = WEIGHT.exec(behind) ?? labelledWeight(behind)
    const number = weight?.groups?.['number']?.replace(/[.,]$/, '')
    const value = number ? readCarats(number, style) : null
    if (!weight || !number || value === null) continue
    const start = line.start + total.index + weight.index + weight[0].indexOf(number)
    return { value, sure: 'sure', found: number, place: { start, end: start + number.length } }
  }
  return null
}

function labelledWeight(text: string): RegExpExecArray | null {
  return /(?:c(?:ts?|arats?|rt)|weight)\b\.?[^\d\p{L}]*(?<number>\d[\d.,]*)/iu.exec(text)
}

function textOf({ text }: Paper, { start, end }: Line): string {
  return text.slice(start, Math.min(end, start + 400))
}
