import { expect, test } from 'vitest'
import { ct, issued, line, received, statement } from '../../../tests/support/exception-facts.ts'
import { defaultTradeSettings as settings } from '../../trade-settings/rules.ts'
import { returnNotLinked } from './e17-return-not-linked.ts'

const find = (facts: Parameters<typeof returnNotLinked>[0]) => returnNotLinked(facts, settings)
const abouts = (facts: Parameters<typeof find>[0]) => find(facts).map(({ about }) => about)

const original = (over: object = {}, takenBack = '1.000') => ({
  side: 'issued' as const,
  documentType: 'invoice' as const,
  number: 'INV-00003',
  live: true,
  lines: [
    { position: 1, goodsClass: 'POLISHED_NATURAL', carats: ct('3'), warranted: true, takenBack: ct(takenBack) },
    { position: 2, goodsClass: 'LAB_GROWN', carats: ct('3'), warranted: false, takenBack: ct('0') },
  ],
  ...over,
})
const credit = (over: object = {}) =>
  issued({
    documentType: 'credit-note',
    number: 'CRN-00001',
    statements: [],
    original: original(),
    lines: [line({ carats: ct('1'), originalPosition: 1 })],
    ...over,
  })

test.each([
  ['that names its line', credit(), []],
  ['without an original', credit({ original: null }), ['original']],
  ['of a document that was voided', credit({ original: original({ live: false }) }), ['original']],
  ['that names no line of goods under warranty', credit({ lines: [line({ originalPosition: null })] }), ['lines']],
  [
    'that names no line of goods without one',
    credit({ lines: [line({ goodsClass: 'LAB_GROWN', originalPosition: null })] }),
    [],
  ],
  [
    'of goods that were never delivered',
    credit({ lines: [line({ goodsClass: 'ROUGH_NATURAL', originalPosition: null })] }),
    ['lines'],
  ],
  ['that names a line of other goods', credit({ lines: [line({ originalPosition: 2 })] }), ['lines']],
  ['that names a line there is none of', credit({ lines: [line({ originalPosition: 9 })] }), ['lines']],
  ['for all there was', credit({ original: original({}, '3.000') }), []],
  ['for a thousandth more', credit({ original: original({}, '3.001') }), ['too-much/1']],
  ['with a warranty of its own', credit({ statements: [statement('sow-2021')] }), ['own-warranty']],
  ['of a supplier, without an original', received({ documentType: 'credit-note', statements: [] }), ['original']],
  ['that is a return without an original', received({ documentType: 'memo-return', statements: [] }), ['original']],
  ['that is an invoice', issued(), []],
])('a credit note %s', (_what, facts, expected) => {
  expect(abouts(facts)).toEqual(expected)
})
