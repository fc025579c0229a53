import type { Cell, Line } from '../paper.ts'

export const columnKinds = ['report', 'hsCode', 'price', 'amount', 'pieces', 'carats', 'origin', 'description'] as const
export type ColumnKind = (typeof columnKinds)[number]
export type Column = { readonly kind: ColumnKind | null; readonly from: number; readonly to: number }

/** What stands over a column, the more special first: "rate/ct" is no weight, "HSN code" no description. */
const HEADS: readonly (readonly [kind: ColumnKind, head: RegExp])[] = [
  [
    'price',
    /\b(?:rate|price|per\s*(?:ct|carat)|p\/ct|[$€]\s*\/\s*ct|usd\s*\/\s*ct|prijs|prix|avg)\b|\/\s*c(?:t|arat)\b/i,
  ],
  ['report', /\b(?:report|certificate|cert|lab\s*no|gia|igi|hrd)\b/i],
  ['hsCode', /\b(?:hsn|hs|tariff)\b/i],
  ['pieces', /\b(?:pcs?|pieces|stones|stuks|nos)\b/i],
  ['carats', /\b(?:carats?|cts?|crt|weight|wt|gewicht)\b/i],
  ['amount', /\b(?:amount|total|value|bedrag|montant|betrag)\b/i],
  ['origin', /\borigin\b/i],
  ['description', /\b(?:descriptions?|particulars|goods|items?|articles?|details|omschrijving|shape)\b/i],
]
const LONGEST_HEAD = 40

/** The columns under a line of heads; null when it is none: it has to name the weight, and what else there is. */
export function columnsOf({ cells }: Line): readonly Column[] | null {
  if (cells.length < 3 || cells.some(({ text }) => text.length > LONGEST_HEAD)) return null
  const kinds = cells.map(({ text }) => HEADS.find(([, head]) => head.test(text))?.[0] ?? null)
  const has = (kind: ColumnKind) => kinds.includes(kind)
  if (!has('carats') || !(has('amount') || has('price') || has('description'))) return null
  return cells.map((cell, index) => ({
    // The first column of a kind is the one.
    kind: kinds.indexOf(kinds[index] ?? null) === index ? (kinds[index] ?? null) : null,
    from: middle(cells[index - 1], cell) ?? Number.NEGATIVE_INFINITY,
    to: middle(cell, cells[index + 1]) ?? Number.POSITIVE_INFINITY,
  }))
}

function middle(left: Cell | undefined, right: Cell | undefined): number | null {
  return left && right ? (left.x + left.width + right.x) / 2 : null
}

/** The cells of a line by the kind of their column; a cell belongs where most of it stands. */
export function cellsByKind({ cells }: Line, columns: readonly Column[]): Partial<Record<ColumnKind, Cell>> {
  const found: Partial<Record<ColumnKind, Cell>> = {}
  for (const cell of cells) {
    const overlaps = columns.map(({ from, to }) => Math.min(to, cell.x + cell.width) - Math.max(from, cell.x))
    const kind = columns[overlaps.indexOf(Math.max(...overlaps))]?.kind
    if (kind && !found[kind]) found[kind] = cell
  }
  return found
}
