import { isCurrency } from '../../../domain/kernel/money.ts'
import type { Block } from './pasted-block.ts'
import { type Cells, emptyRow, isBlank, type LineField, productOf, type Row } from './rows.ts'

const UNDO_STEPS = 200
/** A form starts with this many lines, and never has fewer. */
export const FEWEST_LINES = 5

export type Lines = {
  readonly rows: readonly Row[]
  readonly past: readonly (readonly Row[])[]
  readonly nextKey: number
  /** The cell that is being typed into: its keystrokes are undone together. */
  readonly typing: string | null
}

export type LinesAction =
  | { readonly do: 'type'; readonly at: number; readonly field: LineField; readonly value: string }
  | { readonly do: 'paste'; readonly at: number; readonly block: Block }
  | { readonly do: 'fill-down'; readonly at: number; readonly field: LineField; readonly currency: string }
  | { readonly do: 'remove'; readonly at: number }
  | { readonly do: 'add'; readonly count: number }
  | { readonly do: 'replace'; readonly lines: readonly Cells[] }
  | { readonly do: 'undo' }

/** The grid's lines at the start, filled up with empty ones. */
export function linesFrom(cells: readonly Cells[]): Lines {
  const rows = cells.map((line, key) => ({ ...line, key }))
  return grown({ rows, past: [], nextKey: rows.length, typing: null }, FEWEST_LINES)
}

/** What the lines are after one step of the keyboard. Every step but typing on in the same cell can be undone by itself. */
export function nextLines(state: Lines, action: LinesAction): Lines {
  switch (action.do) {
    case 'type':
      return typed(state, action)
    case 'paste':
      return pasted(state, action)
    case 'fill-down':
      return filledDown(state, action)
    case 'remove':
      return grown({ ...remembered(state), rows: state.rows.filter((_, at) => at !== action.at) }, FEWEST_LINES)
    case 'add':
      return grown(state, state.rows.length + action.count)
    case 'replace':
      return linesFrom(action.lines)
    case 'undo': {
      const before = state.past.at(-1)
      return before ? { ...state, rows: before, past: state.past.slice(0, -1), typing: null } : state
    }
  }
}

function typed(state: Lines, { at, field, value }: Extract<LinesAction, { do: 'type' }>): Lines {
  const cell = `${at} ${field}`
  const before = state.typing === cell ? state : remembered(state)
  const rows = withCells(state.rows, at, { [field]: value })
  return { ...before, rows: field === 'goodsClass' ? handedDown(rows, at) : rows, typing: cell }
}

/** Empty lines below a chosen goods class take it over, until a line that has its own. */
function handedDown(rows: readonly Row[], from: number): readonly Row[] {
  const next = [...rows]
  for (let at = from + 1; at < next.length; at += 1) {
    const row = next[at]
    if (!row || !isBlank(row)) break
    next[at] = { ...row, goodsClass: next[at - 1]?.goodsClass ?? '' }
  }
  return next
}

function pasted(state: Lines, { at, block }: Extract<LinesAction, { do: 'paste' }>): Lines {
  const { rows, ...rest } = grown(remembered(state), at + block.length)
  const filled: Row[] = []
  for (const [index, row] of rows.entries()) {
    const cells = block[index - at]
    const written = cells ? { ...row, ...cells } : row
    filled.push(cells ? { ...written, goodsClass: written.goodsClass || (filled[index - 1]?.goodsClass ?? '') } : row)
  }
  return { ...rest, rows: filled }
}

function filledDown(state: Lines, { at, field, currency }: Extract<LinesAction, { do: 'fill-down' }>): Lines {
  const above = state.rows[at - 1]
  if (!above || !state.rows[at]) return state
  const made = field === 'amount' && isCurrency(currency) ? productOf(above, currency) : null
  return { ...remembered(state), rows: withCells(state.rows, at, { [field]: above[field] || (made ?? '') }) }
}

function withCells(rows: readonly Row[], at: number, cells: Partial<Cells>): readonly Row[] {
  const next = [...rows]
  const row = rows[at]
  if (row) next[at] = { ...row, ...cells }
  return next
}

function remembered(state: Lines): Lines {
  return { ...state, past: [...state.past.slice(1 - UNDO_STEPS), state.rows], typing: null }
}

function grown(state: Lines, to: number): Lines {
  const missing = to - state.rows.length
  if (missing <= 0) return state
  const goodsClass = state.rows.at(-1)?.goodsClass
  const added = Array.from({ length: missing }, (_, index) => emptyRow(state.nextKey + index, goodsClass))
  return { ...state, rows: [...state.rows, ...added], nextKey: state.nextKey + missing }
}
