import { columnLetters, type SheetCell, type SheetRow } from '../../kernel/sheet.ts'
import type { Column } from '../columns/column.ts'

const LOOKED_AT = 20

/** The row that names the columns: the one among the first with most names that we know, else the first with two cells. */
export function headOf(rows: readonly SheetRow[], columns: readonly Column[]): number {
  const known = new Set(columns.flatMap(({ key, also }) => [key, ...also].map(squeezed)))
  const scores = rows
    .slice(0, LOOKED_AT)
    .map(({ cells }) => cells.filter((cell) => known.has(squeezed(wordsOf(cell)))).length)
  const best = Math.max(0, ...scores)
  if (best >= 2) return scores.indexOf(best)
  const first = rows.slice(0, LOOKED_AT).findIndex(({ cells }) => cells.filter((cell) => cell !== null).length >= 2)
  return Math.max(0, first)
}

/** What the heads say, each trimmed to one line; a nameless column that holds something is called by its letter. */
export function namesOf(rows: readonly SheetRow[], head: number): readonly string[] {
  const cells = rows[head]?.cells ?? []
  const below = rows.slice(head + 1)
  const width = Math.max(cells.length, ...below.slice(0, 200).map((row) => row.cells.length))
  const names = Array.from({ length: width }, (_, at) => {
    const words = wordsOf(cells[at] ?? null)
      .replace(/\s+/g, ' ')
      .trim()
    if (words !== '') return words.slice(0, 100)
    return below.some((row) => (row.cells[at] ?? null) !== null) ? `Column ${columnLetters(at)}` : ''
  })
  return names.slice(0, names.findLastIndex((name) => name !== '') + 1)
}

/** The columns that bear our own names; null for every other. */
export function exactColumns(names: readonly string[], columns: readonly Column[]): readonly (string | null)[] {
  const keys = new Map(columns.map(({ key }) => [squeezed(key), key]))
  return names.map((name) => keys.get(squeezed(name)) ?? null)
}

/** Our proposal: by our own names first, then by those the trade uses, each column of ours once. */
export function suggestColumns(names: readonly string[], columns: readonly Column[]): readonly (string | null)[] {
  const found: (string | null)[] = [...exactColumns(names, columns)]
  const taken = new Set(found)
  const trade = new Map(columns.flatMap(({ key, also }) => also.map((name) => [squeezed(name), key])))
  for (const [at, name] of names.entries()) {
    const key = found[at] === null ? trade.get(squeezed(name)) : undefined
    if (key === undefined || taken.has(key)) continue
    taken.add(key)
    found[at] = key
  }
  return found
}

/** 'Price / Ct. (USD)' → 'pricectusd': what two spellings of a name have in common. */
export function squeezed(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}$]/gu, '')
}

function wordsOf(cell: SheetCell): string {
  if (cell === null) return ''
  if (typeof cell !== 'object') return String(cell)
  return 'day' in cell ? cell.day : (cell.text ?? '')
}
