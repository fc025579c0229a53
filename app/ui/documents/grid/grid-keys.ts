import { type LineField, lineColumns } from '../rows.ts'

export type Cell = { readonly at: number; readonly field: LineField }
type Pressed = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}
/** Where the caret stands in the cell: a choice has no caret, so it is at both ends. */
export type Caret = { readonly atStart: boolean; readonly atEnd: boolean }

type Surroundings = { readonly caret: Caret; readonly columns: readonly { readonly field: LineField }[] }

export type GridStep =
  | { readonly do: 'go'; readonly to: Cell }
  | { readonly do: 'next-line' }
  | { readonly do: 'undo' | 'fill-down' | 'remove' }

/** What a key does in the grid, as in a spreadsheet; null when it only types. */
export function gridStep(pressed: Pressed, { at, field }: Cell, { caret, columns }: Surroundings): GridStep | null {
  const { key, altKey, shiftKey } = pressed
  if (altKey) return null
  if (pressed.ctrlKey || pressed.metaKey) {
    if (key.toLowerCase() === 'z') return { do: 'undo' }
    if (key.toLowerCase() === 'd') return { do: 'fill-down' }
    return key === 'Delete' || key === 'Backspace' ? { do: 'remove' } : null
  }
  const column = columns.findIndex((each) => each.field === field)
  const beside = (step: 1 | -1): GridStep | null => {
    const next = columns[column + step]
    return next ? { do: 'go', to: { at, field: next.field } } : null
  }
  switch (key) {
    case 'ArrowUp':
      return { do: 'go', to: { at: at - 1, field } }
    case 'ArrowDown':
      return { do: 'go', to: { at: at + 1, field } }
    case 'ArrowLeft':
      return caret.atStart && !shiftKey ? beside(-1) : null
    case 'ArrowRight':
      return caret.atEnd && !shiftKey ? beside(1) : null
    case 'Enter':
      return shiftKey ? { do: 'go', to: { at: at - 1, field } } : { do: 'next-line' }
    default:
      return null
  }
}

/** The caret of the control that has the focus. */
export function caretOf(control: EventTarget): Caret {
  if (!(control instanceof HTMLInputElement)) return { atStart: true, atEnd: true }
  const { selectionStart, selectionEnd, value } = control
  return { atStart: selectionStart === 0, atEnd: selectionEnd === value.length }
}

/** The cell that a control is, from the mark that its row put on it. */
export function cellOf(control: EventTarget): Cell | null {
  const mark = control instanceof HTMLElement ? control.dataset['cell'] : undefined
  const [at = '', name] = mark?.split(' ') ?? []
  const column = lineColumns.find(({ field }) => field === name)
  return column ? { at: Number(at), field: column.field } : null
}

/** The mark of a cell, for `cellOf` and for finding it. */
export function cellMark({ at, field }: Cell): string {
  return `${at} ${field}`
}
