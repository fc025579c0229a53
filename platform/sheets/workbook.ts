import { type Cell, type CellValue, readXlsx, type Sheet } from 'hucre/xlsx'
import {
  columnLetters,
  MAX_SHEET_ROWS,
  type ReadSheet,
  type SheetCell,
  type SheetRow,
} from '../../domain/kernel/sheet.ts'
import { wrongArchive } from './archive.ts'

/** So many rows are looked at in all: a sheet may go on empty for thousands of rows. */
const LAST_ROW = MAX_SHEET_ROWS + 200_000

/** Reads the first sheet of a workbook that can be seen: the saved values, never what a formula would give now. */
export async function readWorkbook(content: Uint8Array): Promise<ReadSheet> {
  const wrong = await wrongArchive(content)
  if (wrong) return refused(wrong)
  let sheets: readonly Sheet[]
  const names: string[] = []
  try {
    const isFirst = (info: { readonly name: string; readonly hidden?: boolean; readonly veryHidden?: boolean }) => {
      if (info.hidden || info.veryHidden) return false
      names.push(info.name)
      return names.length === 1
    }
    sheets = (await readXlsx(content, { sheets: isFirst, maxRows: LAST_ROW, readStyles: false })).sheets
  } catch {
    return refused('The workbook cannot be read. Open it, save it again as XLSX, and try that file.')
  }
  const [sheet] = sheets
  if (!sheet) return refused('The workbook has no sheet that can be seen.')
  const others = names.length - 1
  const rest =
    others === 0 ? '' : ` ${others === 1 ? 'One further sheet was' : `${others} further sheets were`} not read.`
  return {
    ok: true,
    sheet: { format: 'xlsx', told: `Read from the sheet “${sheet.name}”.${rest}`, rows: rowsOf(sheet) },
  }
}

function rowsOf(sheet: Sheet): readonly SheetRow[] {
  const table = sheet.rows.map((row, at) => row.map((value, column) => cellOf(sheet, value, at, column)))
  for (const merge of sheet.merges ?? []) fillMerged(table, merge)
  return table.flatMap((cells, index) => (cells.some((cell) => cell !== null) ? [{ row: index + 1, cells }] : []))
}

function cellOf(sheet: Sheet, value: CellValue, row: number, column: number): SheetCell {
  const detail = sheet.cells?.get(`${row},${column}`)
  if (detail && (detail.type === 'formula' || detail.type === 'error')) return computed(detail, addressOf(row, column))
  return plain(value)
}

function computed({ type, value, formulaResult }: Cell, address: string): SheetCell {
  const result = type === 'formula' ? (formulaResult ?? null) : value
  if (result === null)
    return {
      wrong: `${address} is a formula without a saved result. Open the workbook, save it, or put the value there.`,
    }
  if (
    type === 'error' ||
    (typeof result === 'string' && /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/.test(result))
  )
    return { wrong: `${address} holds the error ${String(result)}. Put the value there.` }
  return plain(result)
}

function plain(value: CellValue): SheetCell {
  if (value === null) return null
  if (value instanceof Date) return { day: value.toISOString().slice(0, 10) }
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'number') return value
  return value.trim() === '' ? null : value.trim()
}

type Merge = NonNullable<Sheet['merges']>[number]

/** A value merged down a column stands in each of its rows; one merged across columns could belong to any of them. */
function fillMerged(table: SheetCell[][], { startRow, startCol, endRow, endCol }: Merge): void {
  const value = table[startRow]?.[startCol] ?? null
  if (value === null) return
  if (startCol !== endCol) {
    const where = `${addressOf(startRow, startCol)}:${addressOf(endRow, endCol)}`
    const row = table[startRow]
    if (row)
      row[startCol] = {
        wrong: `${where} is merged across columns. Unmerge it and put each value into its own cell.`,
        ...kept(value),
      }
    return
  }
  for (let at = startRow + 1; at <= Math.min(endRow, table.length - 1); at += 1) {
    const row = table[at]
    // Only under rows that hold something else: a merge down to the end of the sheet makes no rows.
    if (row?.some((cell) => cell !== null)) {
      while (row.length <= startCol) row.push(null)
      row[startCol] = value
    }
  }
}

/** A heading over several columns is merged as a rule: its words are kept beside what is wrong with it as a value. */
function kept(value: SheetCell) {
  return typeof value === 'string' ? { text: value } : {}
}

function addressOf(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`
}

function refused(sentence: string): ReadSheet {
  return { ok: false, row: 1, sentence }
}
