import { expect, test } from 'vitest'
import { lineColumns } from '../rows.ts'
import { gridStep } from './grid-keys.ts'

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
const middle = { atStart: false, atEnd: false }
const carats = { at: 3, field: 'carats' as const }
const press = (key: string, caret = middle, held: object = {}) =>
  gridStep({ ...plain, ...held, key }, carats, { caret, columns: lineColumns })

test('up and down go to the same column of the line above and below', () => {
  expect(press('ArrowUp')).toEqual({ do: 'go', to: { at: 2, field: 'carats' } })
  expect(press('ArrowDown')).toEqual({ do: 'go', to: { at: 4, field: 'carats' } })
})

test('left and right move inside the text, and leave the cell only at its ends', () => {
  expect(press('ArrowLeft')).toBeNull()
  expect(press('ArrowRight')).toBeNull()
  expect(press('ArrowLeft', { atStart: true, atEnd: false })).toEqual({ do: 'go', to: { at: 3, field: 'pieces' } })
  expect(press('ArrowRight', { atStart: false, atEnd: true })).toEqual({
    do: 'go',
    to: { at: 3, field: 'pricePerCarat' },
  })
})

test('left of the first column and right of the last one there is nothing', () => {
  const ends = { caret: { atStart: true, atEnd: true }, columns: lineColumns }
  expect(gridStep({ ...plain, key: 'ArrowLeft' }, { at: 0, field: 'goodsClass' }, ends)).toBeNull()
  expect(gridStep({ ...plain, key: 'ArrowRight' }, { at: 0, field: 'originalPosition' }, ends)).toBeNull()
})

test('Enter goes on, Ctrl-D fills, Ctrl-Z undoes, Ctrl-Delete removes, and D alone types', () => {
  expect(press('Enter')).toEqual({ do: 'next-line' })
  expect(press('d', middle, { ctrlKey: true })).toEqual({ do: 'fill-down' })
  expect(press('z', middle, { ctrlKey: true })).toEqual({ do: 'undo' })
  expect(press('Delete', middle, { ctrlKey: true })).toEqual({ do: 'remove' })
  expect(press('d')).toBeNull()
  expect(press('ArrowDown', middle, { altKey: true })).toBeNull()
})
