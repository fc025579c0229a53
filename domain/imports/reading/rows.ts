import { readCell, runsInSpreadsheet } from '../../kernel/csv.ts'
import { columnLetters, MAX_SHEET_ROWS, type Sheet, type SheetCell, type SheetRow } from '../../kernel/sheet.ts'
import { hiddenCharacter } from '../../kernel/text.ts'
import type { Column } from '../columns/column.ts'
import { dayReader } from './day-column.ts'
import { dayOfSerial } from './days.ts'
import type { Mapping } from './mapping.ts'
import { numberReaders } from './number-columns.ts'
import { digitsOf } from './numbers.ts'

/** A report keeps at most so many errors. */
export const MAX_ERRORS = 1000

/** What is wrong with a row; `column` is our name of the column, '' when it is about the row or the file. */
export type ImportError = { readonly row: number; readonly column: string; readonly sentence: string }
/** A row in our own columns, everything as text: points for decimals, days as YYYY-MM-DD, '' for nothing. */
export type Row = { readonly row: number; readonly cells: Readonly<Record<string, string>> }
export type ReadRows = {
  readonly rows: readonly Row[]
  readonly errors: readonly ImportError[]
  /** Columns whose form a person has to say; their cells were not read. */
  readonly open: ReadonlySet<string>
}

type Placed = { readonly at: number; readonly column: Column }

/** Reads the rows under the head into our columns. Where a column's form is open nothing is guessed: an error asks. */
export function readRows(sheet: Sheet, head: number, mapping: Mapping, columns: readonly Column[]): ReadRows {
  const body = sheet.rows.slice(head + 1)
  const headRow = sheet.rows[head]?.row ?? 1
  const wrong = wrongShape(body, headRow, mapping, columns)
  if (wrong.length > 0) return { rows: [], errors: wrong, open: new Set() }
  const placed = mapping.columns.flatMap((key, at): Placed[] => {
    const column = columns.find((each) => each.key === key)
    return column && !column.isOnlyTold ? [{ at, column }] : []
  })
  const errors: ImportError[] = []
  const told = (error: ImportError) => {
    if (errors.length < MAX_ERRORS) errors.push(error)
  }
  const width = mapping.columns.length
  const texts = placed.map(({ at, column }) =>
    body.map(({ row, cells }) => textOf(cells[at] ?? null, { row, at, column, format: sheet.format }, told)),
  )
  if (sheet.format === 'csv')
    for (const { row, cells } of body)
      if (cells.length < width || cells.slice(width).some((cell) => cell !== null))
        told({ row, column: '', sentence: `This row has ${cells.length} cells; the first row has ${width}.` })
  const open = new Set<string>()
  const readers = readersOf({ placed, texts, body, mapping, open }, told)
  const rows = body.map(({ row }, index) => ({
    row,
    cells: Object.fromEntries(
      placed.map(({ column }, at) => [column.key, readers[at]?.(texts[at]?.[index] ?? '') ?? '']),
    ),
  }))
  return { rows, errors, open }
}

function wrongShape(
  body: readonly SheetRow[],
  headRow: number,
  mapping: Mapping,
  columns: readonly Column[],
): ImportError[] {
  const { columns: keys } = mapping
  const errors: ImportError[] = []
  for (const key of new Set(keys.filter((each, at) => each !== null && keys.indexOf(each) !== at)))
    errors.push({ row: headRow, column: key ?? '', sentence: `The column “${key}” is there twice.` })
  for (const { key, isNeeded } of columns)
    if (isNeeded && !keys.includes(key))
      errors.push({ row: headRow, column: key, sentence: `The column “${key}” is missing.` })
  if (body.length === 0)
    errors.push({ row: headRow, column: '', sentence: 'The file has no rows under its column names.' })
  if (body.length > MAX_SHEET_ROWS)
    errors.push({
      row: body[MAX_SHEET_ROWS]?.row ?? headRow,
      column: '',
      sentence: `The file has more than ${MAX_SHEET_ROWS} rows. Split it.`,
    })
  return errors
}

type Place = Placed & { readonly row: number; readonly format: Sheet['format'] }

/** The cell's text; where a workbook knows better than text could say, already in its plain form behind a mark. */
type Text = string | { readonly plain: string }

function textOf(cell: SheetCell, place: Place, told: (error: ImportError) => void): Text {
  const { row, at, column, format } = place
  if (cell === null) return ''
  if (typeof cell === 'number') return { plain: numberIn(cell, column) }
  if (typeof cell === 'object') {
    if ('day' in cell) return { plain: cell.day }
    told({ row, column: column.key, sentence: cell.wrong })
    return ''
  }
  if (cell === '-' || cell === '–' || cell === '—') return ''
  const hidden = hiddenCharacter(cell)
  const where = `${columnLetters(at)}${row}`
  if (hidden)
    told({ row, column: column.key, sentence: `${where} contains a character that cannot be seen (${hidden}).` })
  // In a workbook a formula is no text, and a text is never run.
  if (format === 'csv' && runsInSpreadsheet(cell))
    told({
      row,
      column: column.key,
      sentence: `${where} starts with “${cell[0]}”, which a spreadsheet would run as a formula.`,
    })
  return readCell(cell)
}

function numberIn(value: number, { holds }: Column): string {
  if (holds === 'day') return dayOfSerial(value) ?? digitsOf(value)
  // A workbook drops the last zero of 7102.10.
  if (holds === 'customs-code') return digitsOf(value).replace(/\.(\d|\d{3})$/, '.$10')
  return digitsOf(value)
}

type Reader = (text: Text) => string

type Reading = {
  readonly placed: readonly Placed[]
  readonly texts: readonly (readonly Text[])[]
  readonly body: readonly SheetRow[]
  readonly mapping: Mapping
  readonly open: Set<string>
}

function readersOf(reading: Reading, told: (error: ImportError) => void): readonly Reader[] {
  const { placed, texts, body, mapping, open } = reading
  const rowOf = (at: number, text: string) => body[texts[at]?.indexOf(text) ?? -1]?.row ?? 1
  const typed = (at: number) =>
    (texts[at] ?? []).filter((text): text is string => typeof text === 'string' && text !== '')
  const isNumber = ({ column }: Placed) => column.holds === 'decimal' || column.holds === 'whole'
  const numeric = placed.flatMap((each, at) => (isNumber(each) ? [{ at, key: each.column.key, texts: typed(at) }] : []))
  const numbers = numberReaders(numeric, mapping.decimals)
  return placed.map(({ column }, at): Reader => {
    const reader =
      column.holds === 'day'
        ? dayReader(typed(at), mapping.days)
        : (numbers.get(at) ?? { read: (text: string) => text })
    if ('asks' in reader) {
      open.add(column.key)
      told({ row: rowOf(at, reader.about), column: column.key, sentence: reader.asks })
    }
    const read = 'asks' in reader ? () => '' : reader.read
    return (text) => (typeof text === 'object' ? text.plain : text === '' ? '' : read(text))
  })
}
