import { expect, test } from 'vitest'
import { issued, law, line, received, statement } from '../../../tests/support/exception-facts.ts'
import { defaultTradeSettings as settings } from '../../trade-settings/rules.ts'
import { receivedWithoutStatement } from './e06-received-without-statement.ts'

const find = (facts: Parameters<typeof receivedWithoutStatement>[0]) => receivedWithoutStatement(facts, settings, law)
const abouts = (facts: Parameters<typeof find>[0]) => find(facts).map(({ about }) => about)

test.each([
  ['with a statement', received(), []],
  ['without one', received({ statements: [] }), ['statement']],
  ['with words of no edition', received({ statements: [statement('sow-2021', { key: null, edition: 'other' })] }), []],
  ['with one line left out', received({ lines: [line(), line({ position: 2 })] }), ['statement']],
  [
    'with a line left out that needs none',
    received({ lines: [line(), line({ position: 2, goodsClass: 'LAB_GROWN' })] }),
    [],
  ],
  ['as a memo without one', received({ documentType: 'memo', statements: [] }), ['statement']],
  [
    'on a memo of which the sales warrant all',
    received({ documentType: 'memo', statements: [], warrantedBySales: [1] }),
    [],
  ],
  ['as a credit note', received({ documentType: 'credit-note', statements: [] }), []],
  ['as a return', received({ documentType: 'memo-return', statements: [] }), []],
  ['issued', issued({ statements: [] }), []],
])('goods that came %s', (_what, facts, expected) => {
  expect(abouts(facts)).toEqual(expected)
})
