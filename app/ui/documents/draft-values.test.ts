import { expect, test } from 'vitest'
import { draftOfForm } from './draft-values.ts'
import { ALL_LINES, cellsFrom, readLines, writeLines } from './line-text.ts'

const line = { goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1.500', pricePerCarat: '10.00' }
const form = (entries: Readonly<Record<string, string>>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(entries)) data.append(name, value)
  return data
}

test('lines survive the hidden field', () => {
  const cells = [
    cellsFrom({ ...line, amount: '15.00' }, 'USD'),
    cellsFrom({ ...line, reportNumber: 'a\tb\\tc\r\n' }, 'USD'),
  ]
  expect(readLines(writeLines(cells))).toEqual(cells)
  expect(readLines(writeLines(cells).replaceAll('\n', '\r\n'))).toEqual(cells)
  expect(readLines('')).toEqual([])
})

test('an amount that is price times carats is left to be computed, another one is kept', () => {
  expect(cellsFrom({ ...line, amount: '15.00' }, 'USD')).toMatchObject({ carats: '1.50', amount: '' })
  expect(cellsFrom({ ...line, amount: '15.01' }, 'USD')).toMatchObject({ amount: '15.01' })
})

test('inputs on the screen are written over the hidden lines, and empty lines are left out', () => {
  const hidden = writeLines([cellsFrom(line, 'USD'), cellsFrom({ ...line, description: 'Second' }, 'USD')])
  const draft = draftOfForm(
    form({
      [ALL_LINES]: hidden,
      'lines[0].carats': '2.5',
      'lines[4].carats': '3',
      'token:warranty-2:sourced: where': 'sourced',
      'add:natural': 'on',
      'edition:warranty': 'W-1',
    }),
  )
  expect(draft.lines.map(({ description, carats }) => [description, carats])).toEqual([
    ['Rounds', '2.5'],
    ['Second', '1.50'],
    ['', '3'],
  ])
  expect(draft.options).toEqual({
    editions: { warranty: 'W-1' },
    add: ['natural'],
    tokens: { 'warranty-2': { 'sourced: where': 'sourced' } },
  })
})
