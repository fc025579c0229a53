import type { Cell, Line, Paper, Place } from '../paper.ts'
import { type Column, type ColumnKind, cellsByKind, columnsOf } from './columns.ts'
import { type NumberStyle, readAmount, readCarats } from './numbers.ts'

/** A line of goods as it stands in a plain table. */
export type ProposedLine = {
  readonly description: string
  readonly pieces: number | null
  readonly carats: string
  readonly amount: string | null
  readonly hsCode: string | null
  readonly reportNumber: string | null
  readonly place: Place
}

const END = /\b(?:sub[\s-]*total|grand|totaa?l|amount\s+in\s+words|carried\s+forward)\b/i
export const MOST_LINES = 1_000

/** The lines of goods of every table whose heads are plain; what is no plain table has none. */
export function proposeLines(paper: Paper, style: NumberStyle): readonly ProposedLine[] {
  const found: ProposedLine[] = []
  let columns: readonly Column[] | null = null
  for (const line of paper.lines) {
    const heads = columnsOf(line)
    if (heads) columns = heads
    else if (columns && END.test(line.cells[0]?.text ?? '')) columns = null
    else if (columns && found.length < MOST_LINES) {
      const read = lineOf(line, cellsByKind(line, columns), style)
      if (read) found.push(read)
    }
  }
  return found
}

function lineOf(line: Line, cells: Partial<Record<ColumnKind, Cell>>, style: NumberStyle): ProposedLine | null {
  const carats = readCarats(bare(cells.carats), style)
  const price = readAmount(bare(cells.price), style)
  const amount = readAmount(bare(cells.amount), style)
  // Weight alone may be anything; with a word or an amount beside it, it is goods.
  if (carats === null || (amount === null && price === null && !cells.description)) return null
  if (!cells.description && !cells.report && END.test(line.cells[0]?.text ?? '')) return null
  const pieces = /^\d{1,6}$/.exec(bare(cells.pieces))?.[0]
  const hsCode = /\d{4}(?:\.?\d{2}){1,2}/.exec(cells.hsCode?.text ?? cells.description?.text ?? '')?.[0] ?? null
  return {
    description: (cells.description?.text ?? '').slice(0, 300),
    pieces: pieces && Number(pieces) > 0 ? Number(pieces) : null,
    carats,
    amount,
    hsCode: hsCode?.startsWith('71') ? hsCode : null,
    reportNumber: /\d[\dA-Z-]{5,}/i.exec(cells.report?.text ?? '')?.[0]?.slice(0, 60) ?? null,
    place: { start: line.start, end: line.end },
  }
}

/** A number's cell without the unit or currency that is printed with it. */
function bare(cell: Cell | undefined): string {
  return (cell?.text ?? '').replace(/[A-Za-z$€£₹₪]+\.?/g, '').trim()
}
