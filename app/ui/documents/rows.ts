import { type MilliCarat, NO_CARATS, parseCarat } from '../../../domain/kernel/carat.ts'
import { type Currency, formatAmount, parseAmount, priceTimesCarats } from '../../../domain/kernel/money.ts'
import type { QuestionLine } from '../../../domain/warranties/question.ts'

/** Every field of a line, in the order in which its lines are written; the grid shows those that its goods need. */
export const lineColumns = [
  { field: 'goodsClass', head: 'Goods class', figure: false },
  { field: 'description', head: 'Description', figure: false },
  { field: 'pieces', head: 'Pieces', figure: true },
  { field: 'carats', head: 'Carats', figure: true },
  { field: 'pricePerCarat', head: 'Price / ct', figure: true },
  { field: 'amount', head: 'Amount', figure: true },
  { field: 'largestStoneCarats', head: 'Largest, ct', figure: true },
  { field: 'hsCode', head: 'HS code', figure: false },
  { field: 'countryOfOrigin', head: 'Origin', figure: false },
  { field: 'countryOfMining', head: 'Mined in', figure: false },
  { field: 'reportNumber', head: 'Report no.', figure: false },
  { field: 'kpCertificate', head: 'KP certificate', figure: false },
  { field: 'treatment', head: 'Treatment', figure: false },
  { field: 'claimValue', head: 'Claim, %', figure: true },
  { field: 'originalPosition', head: 'Line of original', figure: true },
] as const

export type LineField = (typeof lineColumns)[number]['field']
/** A line as it is typed: text in every cell. */
export type Cells = Readonly<Record<LineField, string>>
export type Row = Cells & { readonly key: number }

const FIELDS = lineColumns.map(({ field }) => field)

/** An empty line; it takes the goods class of the one before it. */
export function emptyRow(key: number, goodsClass = ''): Row {
  const blank = Object.fromEntries(FIELDS.map((field) => [field, ''])) as Record<LineField, string>
  return { ...blank, goodsClass, key }
}

/** Whether nothing was typed into the line; its goods class is there from the start. */
export function isBlank(row: Cells): boolean {
  return FIELDS.every((field) => field === 'goodsClass' || row[field].trim() === '')
}

/** What price × carats makes, as text for the amount's cell, or null while one of them is missing or wrong. */
export function productOf(row: Cells, currency: Currency): string | null {
  const carats = caratsOf(row.carats)
  const price = amountOf(row.pricePerCarat, currency)
  return carats === null || price === null ? null : formatAmount(priceTimesCarats(price, carats), currency)
}

export type Totals = {
  readonly lines: number
  readonly pieces: number
  readonly carats: MilliCarat
  readonly minor: bigint
  /** Lines that have no weight or no amount yet, and are not in the sums. */
  readonly incomplete: number
}

/** The exact sums of what is complete so far. */
export function totalsOf(rows: readonly Cells[], currency: Currency): Totals {
  let [lines, pieces, carats, minor, incomplete] = [0, 0, 0, 0n, 0]
  for (const row of rows) {
    if (isBlank(row)) continue
    lines += 1
    const weight = caratsOf(row.carats)
    const amount = amountOf(row.amount || (productOf(row, currency) ?? ''), currency)
    if (/^\d{1,8}$/.test(row.pieces.trim())) pieces += Number(row.pieces)
    carats += weight ?? NO_CARATS
    minor += amount ?? 0n
    if (weight === null || amount === null) incomplete += 1
  }
  return { lines, pieces, carats: carats as MilliCarat, minor, incomplete }
}

/** The filled lines as the chooser is asked about them; what is not typed yet, or wrong, is not known. */
export function questionLines(rows: readonly Cells[]): readonly QuestionLine[] {
  return rows
    .filter((row) => !isBlank(row))
    .map((row, index) => ({
      position: index + 1,
      goodsClass: row.goodsClass.trim() || null,
      quantity: caratsOf(row.carats),
      pieces: /^[1-9]\d{0,7}$/.test(row.pieces.trim()) ? Number(row.pieces) : null,
      largestStone: caratsOf(row.largestStoneCarats),
      treatment: row.treatment.trim() || null,
      countryOfOrigin: countryOf(row.countryOfOrigin),
      countryOfMining: countryOf(row.countryOfMining),
      kpCertificate: row.kpCertificate.trim() || null,
      claimValue: row.claimValue.trim() || null,
    }))
}

function countryOf(text: string): string | null {
  const code = text.trim().toUpperCase()
  return /^[A-Z]{2}$/.test(code) ? code : null
}

function caratsOf(text: string): MilliCarat | null {
  try {
    return text.trim() === '' ? null : parseCarat(text)
  } catch {
    return null
  }
}

function amountOf(text: string, currency: Currency): bigint | null {
  try {
    return text.trim() === '' ? null : parseAmount(text, currency)
  } catch {
    return null
  }
}
