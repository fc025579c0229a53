import { type Currency, isCurrency } from '../../../domain/kernel/money.ts'
import { type Cells, emptyRow, isBlank, type LineField, lineColumns, productOf } from './rows.ts'

/** The hidden field that carries every line, whether it is on the screen or not. */
export const ALL_LINES = 'allLines'

const FIELDS = lineColumns.map(({ field }) => field)
const { key: _, ...BLANK } = emptyRow(0)
const LINE_INPUT = /^lines\[(\d{1,5})\]\.(\w+)$/

/** Lines as compact text: a line each, its cells in the order of the columns, a tab between them. */
export function writeLines(lines: readonly Cells[]): string {
  return lines.map((line) => FIELDS.map((field) => escaped(line[field])).join('\t')).join('\n')
}

/** Lines from such text. A cell that is missing is empty; a browser may have written other line ends. */
export function readLines(text: string): readonly Cells[] {
  if (text === '') return []
  return text.split(/\r?\n/).map((line) => cellsOf(line.split('\t').map(unescaped)))
}

/** The lines of a submitted form: the hidden field's, with what the inputs on the screen say written over them. */
export function linesOfForm(form: FormData): readonly Cells[] {
  const lines = [...readLines(String(form.get(ALL_LINES) ?? ''))]
  for (const [name, value] of form) {
    const [, at = '', field = ''] = LINE_INPUT.exec(name) ?? []
    if (at === '' || !isField(field) || typeof value !== 'string') continue
    while (lines.length <= Number(at)) lines.push(emptyRow(0))
    lines[Number(at)] = { ...(lines[Number(at)] ?? emptyRow(0)), [field]: value }
  }
  return lines
}

/** A stored line as it is typed. An amount that price × carats makes is left to be made again. */
export function cellsFrom(line: Readonly<Partial<Record<LineField, unknown>>>, currency: string): Cells {
  const text = (field: LineField) => (line[field] === null || line[field] === undefined ? '' : String(line[field]))
  const cells = { ...cellsOf(FIELDS.map(text)), carats: short(text('carats')) }
  const written = { ...cells, largestStoneCarats: short(text('largestStoneCarats')) }
  return isProduct(written, currency) ? { ...written, amount: '' } : written
}

/** The lines in which something was typed, each with its place among all of them. */
export function filledLines(lines: readonly Cells[]): readonly { readonly at: number; readonly line: Cells }[] {
  return lines.flatMap((line, at) => (isBlank(line) ? [] : [{ at, line }]))
}

function isProduct(cells: Cells, currency: string): boolean {
  return isCurrency(currency) && productOf(cells, currency satisfies Currency) === cells.amount
}

function short(carats: string): string {
  return carats.replace(/(\.\d\d)0$/, '$1')
}

function cellsOf(cells: readonly string[]): Cells {
  const named = Object.fromEntries(FIELDS.map((field, at) => [field, cells[at] ?? '']))
  return { ...BLANK, ...named }
}

function isField(name: string): name is LineField {
  return FIELDS.some((field) => field === name)
}

const SIGNS: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const MEANT: Readonly<Record<string, string>> = { '\\\\': '\\', '\\t': '\t', '\\n': '\n', '\\r': '\r' }

function escaped(cell: string): string {
  return /[\\\t\r\n]/.test(cell) ? cell.replace(/[\\\t\r\n]/g, (sign) => SIGNS[sign] ?? sign) : cell
}

function unescaped(cell: string): string {
  return cell.includes('\\') ? cell.replace(/\\[\\trn]/g, (sign) => MEANT[sign] ?? sign) : cell
}
