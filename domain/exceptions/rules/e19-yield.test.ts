import { expect, test } from 'vitest'
import { ct, onDay } from '../../../tests/support/exception-facts.ts'
import { defaultTradeSettings as settings } from '../../trade-settings/rules.ts'
import { yieldOutOfRange } from './e19-yield.ts'

const find = (facts: Parameters<typeof yieldOutOfRange>[0]) => yieldOutOfRange(facts, settings)

const run = (out: string, kind = 'manufacture') => ({
  id: '1',
  day: onDay('2026-03-01'),
  kind,
  caratsIn: ct('100'),
  caratsOut: ct(out),
})

test.each([
  ['20 % of the rough', run('20.000'), 0],
  ['a thousandth less', run('19.999'), 1],
  ['65 % of the rough', run('65.000'), 0],
  ['a thousandth more', run('65.001'), 1],
  ['all of it, when it was only sorted', run('100.000', 'sort'), 0],
])('%s', (_what, facts, count) => {
  expect(find(facts)).toHaveLength(count)
})

test('goes by the company’s own range', () => {
  expect(yieldOutOfRange(run('15'), { ...settings, yieldFromPercent: 15 })).toEqual([])
})
