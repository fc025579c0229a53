import type { z } from 'zod'
import type { Column } from '../columns/column.ts'
import type { ImportError, Row } from '../reading/rows.ts'

const CHUNK = 500

/** The rows of each document, in the order of the file. Lets other work pass between chunks. */
export async function* groupsOf(rows: readonly Row[], keyOf: (row: Row) => string): AsyncIterable<readonly Row[]> {
  let since = 0
  for (const group of Map.groupBy(rows, keyOf).values()) {
    since += group.length
    if (since >= CHUNK) {
      since = 0
      await new Promise((resolve) => setImmediate(resolve))
    }
    yield group
  }
}

/** What stands otherwise on a later row of a document than on its first; an empty cell says nothing. */
export function differences(group: readonly Row[], header: readonly Column[]): ImportError[] {
  const [first, ...others] = group
  if (!first) return []
  const errors: ImportError[] = []
  for (const other of others)
    for (const { key } of header)
      if (other.cells[key] && other.cells[key] !== first.cells[key])
        errors.push({ row: other.row, column: key, sentence: `Differs from row ${first.row} of the same document.` })
  return errors
}

/** A row as the line of a document that a use case reads. */
export function lineOf({ cells }: Row, columns: readonly Column[]): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(columns.map(({ key, field }) => [field, cells[key]]))
}

/** What a schema said of a document and its lines, by the rows and columns of the file. */
export function issuesOf(
  issues: readonly z.core.$ZodIssue[],
  group: readonly Row[],
  columns: readonly Column[],
  lineColumns: readonly Column[] = columns,
): ImportError[] {
  return issues.map(({ path, message }) => {
    const isLine = path[0] === 'lines'
    const at = isLine && typeof path[1] === 'number' ? group[path[1]] : group[0]
    const field = String((isLine ? path[2] : path[0]) ?? '')
    const column = (isLine ? lineColumns : columns).find((each) => each.field === field)?.key ?? field
    return { row: at?.row ?? 1, column, sentence: message }
  })
}
