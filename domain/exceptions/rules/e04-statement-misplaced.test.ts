import { expect, test } from 'vitest'
import { issued, law, line, received, statement } from '../../../tests/support/exception-facts.ts'
import { defaultTradeSettings as settings } from '../../trade-settings/rules.ts'
import { statementMisplaced } from './e04-statement-misplaced.ts'

const find = (facts: Parameters<typeof statementMisplaced>[0]) => statementMisplaced(facts, settings, law)
const abouts = (facts: Parameters<typeof find>[0]) => find(facts).map(({ about }) => about)

const of = (goodsClass: string) => [line(), line({ position: 2, goodsClass })]
const both = [statement('sow-2021', { lines: [1, 2] })]

test.each([
  ['natural goods', issued({ lines: of('ROUGH_NATURAL'), statements: both }), []],
  ['recycled goods', issued({ lines: of('RECYCLED'), statements: both }), []],
  ['laboratory-grown goods', issued({ lines: of('LAB_GROWN'), statements: both }), ['SOW-2021/goods']],
  ['coloured stones', issued({ lines: of('GEMSTONE'), statements: both }), ['SOW-2021/goods']],
  ['industrial goods', issued({ lines: of('INDUSTRIAL'), statements: both }), ['SOW-2021/goods']],
  ['laboratory-grown goods that it leaves out', issued({ lines: of('LAB_GROWN') }), []],
  ['a consumer', issued({ buyerKind: 'consumer' }), ['SOW-2021/buyer']],
  ['laboratory-grown goods of a supplier', received({ lines: of('LAB_GROWN'), statements: both }), ['SOW-2021/goods']],
  [
    'goods under words of no edition',
    received({
      lines: of('LAB_GROWN'),
      statements: [statement('sow-2021', { key: null, edition: 'other', lines: [2] })],
    }),
    [],
  ],
])('a statement for %s', (_what, facts, expected) => {
  expect(abouts(facts)).toEqual(expected)
})

test('names the goods', () => {
  expect(find(issued({ lines: of('LAB_GROWN'), statements: both }))[0]?.sentence).toContain('Laboratory-grown')
})
