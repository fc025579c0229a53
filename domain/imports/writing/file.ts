import type { Deps } from '../../deps.ts'
import { type Cell, csvRecord, guarded } from '../../kernel/csv.ts'
import type { OutCell, SheetFormat } from '../../kernel/sheet.ts'
import type { Column } from '../columns/column.ts'

/** A file to be downloaded. */
export type SheetFile = { readonly name: string; readonly mediaType: string; readonly content: Uint8Array }

/** A row by the keys of its columns, every value in its plain form: points for decimals, days as YYYY-MM-DD. */
export type OutRow = Readonly<Record<string, string | null | undefined>>

type List = {
  /** The file's name without its ending. */
  readonly name: string
  readonly format: SheetFormat
  readonly columns: readonly Column[]
  readonly rows: readonly OutRow[]
}

/** Writes a list in our columns: text is guarded against being run, numbers stay numbers, days stay days. */
export async function writeSheet(
  deps: Pick<Deps, 'sheets'>,
  { name, format, columns, rows }: List,
): Promise<SheetFile> {
  if (format === 'csv') {
    const records = [
      columns.map(({ key }) => key),
      ...rows.map((row) => columns.map((column) => csvCell(row[column.key], column))),
    ]
    // Without the mark Excel takes the file for its own country's text, and saves it as such.
    const content = Buffer.from(`\uFEFF${records.map(csvRecord).join('')}`)
    return { name: `${name}.csv`, mediaType: 'text/csv; charset=utf-8', content }
  }
  const content = await deps.sheets.write({
    name: name.slice(0, 31),
    columns: columns.map(({ key, decimals, holds }) => ({ title: key, decimals: holds === 'whole' ? 0 : decimals })),
    rows: rows.map((row) => columns.map((column) => workbookCell(row[column.key], column))),
  })
  return {
    name: `${name}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content,
  }
}

function csvCell(value: string | null | undefined, column: Column): Cell {
  if (value === null || value === undefined || value === '') return null
  return isNumber(value, column) ? { number: value } : value
}

function workbookCell(value: string | null | undefined, column: Column): OutCell {
  if (value === null || value === undefined || value === '') return null
  if (isNumber(value, column)) return { number: value }
  return column.holds === 'day' ? { day: value } : guarded(value)
}

function isNumber(value: string, { holds }: Column): boolean {
  return (holds === 'decimal' || holds === 'whole') && /^-?\d+(\.\d+)?$/.test(value)
}
