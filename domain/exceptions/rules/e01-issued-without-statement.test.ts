import { expect, test } from 'vitest'
import { issued, law, line, received, statement } from '../../../tests/support/exception-facts.ts'
import { defaultTradeSettings as settings } from '../../trade-settings/rules.ts'
import { issuedWithoutStatement } from './e01-issued-without-statement.ts'

const find = (facts: Parameters<typeof issuedWithoutStatement>[0]) => issuedWithoutStatement(facts, settings, law)
const abouts = (facts: Parameters<typeof find>[0]) => find(facts).map(({ about }) => about)

test.each([
  ['covered by the statement', issued(), []],
  ['without any statement', issued({ statements: [] }), ['statement']],
  ['with an older edition of the family', issued({ statements: [statement('sow-2002')] }), []],
  ['with a declaration only', issued({ statements: [statement('wfdb-natural-2014')] }), ['statement']],
  ['with one line left out', issued({ lines: [line(), line({ position: 2 })] }), ['statement']],
  ['of laboratory-grown goods', issued({ lines: [line({ goodsClass: 'LAB_GROWN' })], statements: [] }), []],
  [
    'of recycled goods, where the dealer decides',
    issued({ lines: [line({ goodsClass: 'RECYCLED' })], statements: [] }),
    [],
  ],
  ['to a consumer', issued({ buyerKind: 'consumer', statements: [] }), []],
  ['as a memo without one', issued({ documentType: 'memo', statements: [] }), ['statement']],
  ['as a credit note', issued({ documentType: 'credit-note', statements: [] }), []],
  ['received', received({ statements: [] }), []],
])('a document %s', (_what, facts, expected) => {
  expect(abouts(facts)).toEqual(expected)
})

test('names the lines that are bare', () => {
  const lines = [line(), line({ position: 2 }), line({ position: 3 })]
  expect(find(issued({ lines }))[0]?.sentence).toBe(
    'INV-00007 has no warranty statement for lines 2 and 3, and its goods need one.',
  )
})
