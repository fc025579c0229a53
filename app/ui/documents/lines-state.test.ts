import { expect, test } from 'vitest'
import { type Lines, type LinesAction, linesFrom, nextLines } from './lines-state.ts'
import { readBlock } from './pasted-block.ts'
import { lineColumns } from './rows.ts'

const setup = { columns: lineColumns, goods: [{ key: 'POLISHED', name: 'Polished' }] }
const after = (start: Lines, ...actions: readonly LinesAction[]) => actions.reduce(nextLines, start)
const type = (at: number, value: string): LinesAction => ({ do: 'type', at, field: 'carats', value })
const carats = (lines: Lines) => lines.rows.map((row) => row.carats)

test('a new grid has five empty lines, and guesses no goods class', () => {
  expect(linesFrom([]).rows.map((row) => row.goodsClass)).toEqual(['', '', '', '', ''])
})

test('a goods class that is chosen goes down to the empty lines below, and no further', () => {
  const chosen: LinesAction = { do: 'type', at: 1, field: 'goodsClass', value: 'POLISHED' }
  expect(after(linesFrom([]), type(3, '1'), chosen).rows.map((row) => row.goodsClass)).toEqual([
    '',
    'POLISHED',
    'POLISHED',
    '',
    '',
  ])
})

test('the keystrokes in one cell are undone together, those in another one before them', () => {
  const lines = after(linesFrom([]), type(0, '1'), type(0, '1.'), type(0, '1.5'), type(1, '2'))
  expect(carats(after(lines, { do: 'undo' }))).toEqual(['1.5', '', '', '', ''])
  expect(carats(after(lines, { do: 'undo' }, { do: 'undo' }))).toEqual(['', '', '', '', ''])
})

test('a block pasted at the fourth line makes the lines that are missing, and is undone as one', () => {
  const block = readBlock('1.5\n1.6\n1.7\n', 'carats', setup) ?? []
  const lines = after(linesFrom([]), { do: 'paste', at: 3, block })
  expect(carats(lines)).toEqual(['', '', '', '1.5', '1.6', '1.7'])
  expect(carats(after(lines, { do: 'undo' }))).toEqual(['', '', '', '', ''])
})

test('fill down takes the cell above, and nothing into the first line', () => {
  const lines = after(linesFrom([]), type(0, '1.5'))
  const fill = (at: number): LinesAction => ({ do: 'fill-down', at, field: 'carats', currency: 'USD' })
  expect(carats(after(lines, fill(1)))).toEqual(['1.5', '1.5', '', '', ''])
  expect(after(lines, fill(0))).toBe(lines)
})

test('a removed line comes back with undo; the grid never has fewer than five', () => {
  const lines = after(linesFrom([]), type(0, '1.5'), type(1, '1.6'), { do: 'remove', at: 0 })
  expect(carats(lines)).toEqual(['1.6', '', '', '', ''])
  expect(carats(after(lines, { do: 'undo' }))).toEqual(['1.5', '1.6', '', '', ''])
})

test('lines never share a key, so that no row takes over the state of another', () => {
  const lines = after(
    linesFrom([]),
    { do: 'remove', at: 1 },
    { do: 'add', count: 2 },
    { do: 'undo' },
    { do: 'add', count: 3 },
  )
  expect(new Set(lines.rows.map((row) => row.key)).size).toBe(lines.rows.length)
})
