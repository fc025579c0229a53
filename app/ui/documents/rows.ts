import { type MilliCarat, NO_CARATS, parseCarat } from '../../../domain/kernel/carat.ts'
import { type GoodsClass, goodsClasses } from '../../../domain/kernel/goods.ts'
import { type Currency, formatAmount, parseAmount, priceTimesCarats } from '../../../domain/kernel/money.ts'

/** The columns of the line grid, in their order on the screen and in a pasted block. */
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
] as const

export type LineField = (typeof lineColumns)[number]['field']
/** A line as it is typed: text in every cell. */
export type Cells = Readonly<Record<LineField, string>>
export type Row = Cells & { readonly key: number }

const FIELDS = lineColumns.map(({ field }) => field)

/** An empty line; it takes the goods class of the one before it. */
export function emptyRow(key: number, goodsClass: string = 'POLISHED_NATURAL'): Row {
  const blank = Object.fromEntries(FIELDS.map((field) => [field, ''])) as Record<LineField, string>
  return { ...blank, goodsClass, key }
}

/** Whether nothing was typed into the line; its goods class is there from the start. */
export function isBlank(row: Cells): boolean {
  return FIELDS.every((field) => field === 'goodsClass' || row[field].trim() === '')
}

/** What price × carats makes, as text for the amount's cell, or null while one of them is missing or wrong. */
export function productOf(row: Cells, currency: Currency): string | null {
  const carats = caratsOf(row)
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
    const weight = caratsOf(row)
    const amount = amountOf(row.amount || (productOf(row, currency) ?? ''), currency)
    if (/^\d{1,8}$/.test(row.pieces.trim())) pieces += Number(row.pieces)
    carats += weight ?? NO_CARATS
    minor += amount ?? 0n
    if (weight === null || amount === null) incomplete += 1
  }
  return { lines, pieces, carats: carats as MilliCarat, minor, incomplete }
}

/** The lines for the statement rules: where each stands and what it is. */
export function goodsOf(rows: readonly Cells[]): readonly { position: number; goodsClass: GoodsClass }[] {
  return rows
    .filter((row) => !isBlank(row))
    .flatMap(({ goodsClass }, index) => (isGoodsClass(goodsClass) ? [{ position: index + 1, goodsClass }] : []))
}

/** Whether the text is one of the trade's goods classes. */
export function isGoodsClass(text: string): text is GoodsClass {
  return (goodsClasses as readonly string[]).includes(text)
}

function caratsOf(row: Cells): MilliCarat | null {
  try {
    return row.carats.trim() === '' ? null : parseCarat(row.carats)
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
