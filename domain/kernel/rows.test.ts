import { expect, test } from 'vitest'
import { z } from 'zod'
import { filledRows, placeOf } from './rows.ts'

const isBlank = (row: unknown) => (row as { carats?: string }).carats === ''
const rows = filledRows(z.object({ carats: z.string().regex(/^\d+$/, 'Write a number.') }), isBlank, {
  ...{ most: 2, none: 'Fill in a row.', tooMany: 'At most two rows.' },
})
const wrong = (value: unknown) =>
  rows.safeParse(value).error?.issues.map(({ path, message }) => [path.join('.'), message])

test('rows that were left empty do not count, and the others keep their places', () => {
  const filled = rows.parse([{ carats: '' }, { carats: '5' }, { carats: '' }, { carats: '7' }])
  expect(filled).toEqual([
    { carats: '5', place: 1 },
    { carats: '7', place: 3 },
  ])
  expect([placeOf(filled, 1), placeOf([{}], 0)]).toEqual([3, 0])
})

test('what is wrong with a row lands on the row that the person sees', () => {
  expect(wrong([{ carats: '' }, { carats: 'x' }])).toEqual([['1.carats', 'Write a number.']])
})

test('no row at all and too many are told as such', () => {
  expect(wrong([{ carats: '' }])).toEqual([['', 'Fill in a row.']])
  expect(wrong(undefined)).toEqual([['', 'Fill in a row.']])
  expect(wrong(Array.from({ length: 3 }, () => ({ carats: '1' })))).toEqual([['', 'At most two rows.']])
})
