/** A cell: text is guarded against being run as a formula; `number` text is digits of ours and stays as it is. */
export type Cell = string | number | bigint | null | { readonly number: string }

const RUNS = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/
// A text that is guarded already by its own hand gets one more, so that taking one away gives it back.
const NEEDS_GUARD = /^'*[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/

/** A text as it may stand in a cell: one that a spreadsheet would run has an apostrophe before it. */
export function guarded(text: string): string {
  return NEEDS_GUARD.test(text) ? `'${text}` : text
}

/** The text of a cell of ours as it was before it was guarded. */
export function readCell(cell: string): string {
  return cell.startsWith("'") && NEEDS_GUARD.test(cell) ? cell.slice(1) : cell
}

/** Whether a spreadsheet would run this cell. */
export function runsInSpreadsheet(cell: string): boolean {
  return RUNS.test(cell)
}

/** One RFC 4180 record with its CRLF. */
export function csvRecord(cells: readonly Cell[]): string {
  return `${cells.map(field).join(',')}\r\n`
}

function field(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number' || typeof cell === 'bigint') return String(cell)
  if (typeof cell === 'object') {
    if (!PLAIN_NUMBER.test(cell.number)) throw new RangeError(`not a number: ${cell.number}`)
    return cell.number
  }
  const text = guarded(cell)
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
