import { type CellStyle, type CellValue, writeXlsx } from 'hucre/xlsx'
import type { OutCell, OutSheet } from '../../domain/kernel/sheet.ts'

const MAX_WIDTH = 60

/** Writes a workbook of one sheet. Text is text, also when it begins like a formula; numbers are numbers, days are days. */
export function writeWorkbook({ name, columns, rows }: OutSheet): Promise<Uint8Array> {
  const head = columns.map(({ title }) => title)
  const body = rows.map((row) => row.map(cellValue))
  return writeXlsx({
    sheets: [
      {
        name,
        columns: columns.map(({ title, decimals }, at) => ({
          width: Math.min(MAX_WIDTH, Math.max(title.length, ...rows.slice(0, 100).map((row) => lengthOf(row[at]))) + 2),
          ...styleOf(decimals),
        })),
        rows: [head, ...body],
        freezePane: { rows: 1 },
      },
    ],
  })
}

function cellValue(cell: OutCell): CellValue {
  if (cell === null || typeof cell === 'string') return cell
  return 'day' in cell ? new Date(`${cell.day}T00:00:00Z`) : Number(cell.number)
}

function styleOf(decimals: number | undefined): { readonly style?: CellStyle } {
  return decimals === undefined ? {} : { style: { numFmt: decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}` } }
}

function lengthOf(cell: OutCell | undefined): number {
  if (cell === null || cell === undefined) return 0
  if (typeof cell === 'string') return cell.length
  return 'day' in cell ? 10 : cell.number.length
}
