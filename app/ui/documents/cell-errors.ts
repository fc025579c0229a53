import { type LineField, lineColumns } from './rows.ts'
import type { Refusal } from './use-autosave.ts'

export type CellErrors = Readonly<Partial<Record<LineField, string>>>
export type WrongCell = { readonly key: number; readonly field: LineField; readonly says: string }

const PATH = /^lines\.(\d+)\.(\w+)$/

/** The wrong cells of a refusal, in the order in which the server names them. */
export function wrongCells(refusal: Refusal | null): readonly WrongCell[] {
  if (!refusal) return []
  return Object.entries(refusal.fields).flatMap(([path, says]) => {
    const [, at = '', name = ''] = PATH.exec(path) ?? []
    const column = lineColumns.find(({ field }) => field === name)
    const key = refusal.keys[Number(at)]
    return at !== '' && column && key !== undefined ? [{ key, field: column.field, says: says.join(' ') }] : []
  })
}

/** The same by line, so that an unchanged line need not be drawn again. */
export function errorsByLine(cells: readonly WrongCell[]): ReadonlyMap<number, CellErrors> {
  const lines = new Map<number, CellErrors>()
  for (const { key, field, says } of cells) lines.set(key, { ...lines.get(key), [field]: says })
  return lines
}

/** The sentences of a refusal that belong to no cell: the head's fields and the lines as a whole. */
export function headErrors(refusal: Refusal | null): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(refusal?.fields ?? {}).filter(([path]) => !PATH.test(path)))
}
