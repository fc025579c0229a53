import { expect, test } from 'vitest'
import { issued, received } from '../../../tests/support/exception-facts.ts'
import { defaultTradeSettings as settings } from '../../trade-settings/rules.ts'
import { backDated } from './e24-back-dated.ts'

const find = (facts: Parameters<typeof backDated>[0]) => backDated(facts, settings)

test.each([
  ['on the day', issued(), 0],
  ['thirty days before', issued({ date: '2026-10-01', enteredOn: '2026-10-31' }), 0],
  ['thirty-one days before', issued({ date: '2026-10-01', enteredOn: '2026-11-01' }), 1],
  ['ahead', issued({ date: '2026-11-10', enteredOn: '2026-11-01' }), 0],
  ['long before, by a supplier', received({ date: '2026-01-01', enteredOn: '2026-11-01' }), 0],
])('dated %s', (_when, facts, count) => {
  expect(find(facts)).toHaveLength(count)
})
