import { expect, test } from 'vitest'
import type { SheetCell } from '../../kernel/sheet.ts'
import { counterpartyColumns } from '../columns/counterparties.ts'
import { issuedColumns } from '../columns/issued.ts'
import { exactColumns, headOf, namesOf, squeezed, suggestColumns } from './head.ts'

const sheet = (...rows: readonly (readonly SheetCell[])[]) => rows.map((cells, at) => ({ row: at + 1, cells }))

test('the head is found below a title, and nameless columns are called by their letters', () => {
  const rows = sheet(
    ['Sales March'],
    [null, 'Scheldt'],
    ['Inv. No.', 'Date', 'Wt', null],
    ['A1', '2026-02-01', 1.5, 'x'],
  )
  const head = headOf(rows, issuedColumns)
  expect(head).toBe(2)
  expect(namesOf(rows, head)).toEqual(['Inv. No.', 'Date', 'Wt', 'Column D'])
})

test('heads of nobody’s vocabulary stand in the first row with two cells', () => {
  expect(headOf(sheet(['Title'], ['foo', 'bar'], ['1', '2']), issuedColumns)).toBe(1)
  expect(headOf([], issuedColumns)).toBe(0)
})

test('our own names are taken, the trade’s are proposed, each column once', () => {
  const names = ['Invoice', 'CTS', 'Weight', 'Price / Ct', 'Nonsense', 'Buyer']
  expect(exactColumns(names, issuedColumns)).toEqual(['invoice', null, null, null, null, null])
  expect(suggestColumns(names, issuedColumns)).toEqual(['invoice', 'carats', null, 'price_per_carat', null, 'customer'])
})

test('no two columns of a kind go by the same name', () => {
  for (const columns of [issuedColumns, counterpartyColumns]) {
    const names = columns.flatMap(({ key, also }) => [key, ...also].map(squeezed))
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  }
})
