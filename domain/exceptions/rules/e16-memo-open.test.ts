import { expect, test } from 'vitest'
import { ct, issued, received } from '../../../tests/support/exception-facts.ts'
import { defaultTradeSettings as settings } from '../../trade-settings/rules.ts'
import { memoOpenTooLong } from './e16-memo-open.ts'

const find = (facts: Parameters<typeof memoOpenTooLong>[0]) => memoOpenTooLong(facts, settings)

const memo = (today: string, ...followers: string[]) =>
  issued({
    documentType: 'memo',
    today,
    followers: followers.map((carats) => ({ documentType: 'memo-return' as const, carats: ct(carats) })),
  })

test.each([
  ['on its thirtieth day', memo('2026-12-02'), 0],
  ['a day later', memo('2026-12-03'), 1],
  ['half back', memo('2026-12-03', '1.500'), 1],
  ['back but for a thousandth', memo('2026-12-03', '1.500', '1.499'), 1],
  ['all back', memo('2026-12-03', '1.500', '1.500'), 0],
  ['of a supplier', received({ documentType: 'memo', today: '2026-12-03' }), 1],
  ['that is an invoice', issued({ today: '2027-12-03' }), 0],
])('a memo %s', (_what, facts, count) => {
  expect(find(facts)).toHaveLength(count)
})

test('says how much is still out, and goes by the company’s own days', () => {
  expect(find(memo('2026-12-03', '1.000'))[0]?.figures).toEqual({ open: '2.000', total: '3.000' })
  expect(memoOpenTooLong(memo('2026-12-03'), { ...settings, memoOpenDays: 31 })).toEqual([])
})
