import { expect, test } from 'vitest'
import { ct } from '../../../tests/support/exception-facts.ts'
import { defaultTradeSettings as settings } from '../../trade-settings/rules.ts'
import { negativeBalance } from './e18-negative-balance.ts'

const find = (facts: Parameters<typeof negativeBalance>[0]) => negativeBalance(facts, settings)
const abouts = (facts: Parameters<typeof find>[0]) => find(facts).map(({ about }) => about)

const minus = (text: string) => -ct(text) as ReturnType<typeof ct>
const balance = (...months: [string, number, number][]) => ({
  goodsClass: 'POLISHED_NATURAL',
  goodsName: 'Polished, natural',
  unit: 'ct',
  months: months.map(([month, closing, closingWarranted]) => ({
    month,
    closing: closing as ReturnType<typeof ct>,
    closingWarranted: closingWarranted as ReturnType<typeof ct>,
  })),
})

test.each([
  ['something left', balance(['2026-01', ct('1'), ct('1')]), []],
  ['nothing left', balance(['2026-01', 0, 0]), []],
  ['a thousandth too much sold under warranty', balance(['2026-01', ct('1'), minus('0.001')]), ['warranted']],
  ['too much of all', balance(['2026-01', minus('1'), 0]), ['all']],
  ['too much of both', balance(['2026-01', minus('1'), minus('1')]), ['all', 'warranted']],
])('%s', (_what, facts, expected) => {
  expect(abouts(facts)).toEqual(expected)
})

test('says since when, and how much is missing at the lowest', () => {
  const facts = balance(
    ['2026-01', ct('9'), ct('1')],
    ['2026-02', ct('9'), minus('2')],
    ['2026-03', ct('9'), minus('0.500')],
  )
  expect(find(facts)[0]?.figures).toEqual({ since: '2026-02', short: '2.000' })
})
