import { expect, test } from 'vitest'
import { issued, received } from '../../../tests/support/exception-facts.ts'
import { defaultTradeSettings as settings } from '../../trade-settings/rules.ts'
import { lateEntry } from './e22-late-entry.ts'

const find = (facts: Parameters<typeof lateEntry>[0]) => lateEntry(facts, settings)

test.each([
  ['on its day', received(), 0],
  ['thirty days later', received({ date: '2026-10-01', enteredOn: '2026-10-31' }), 0],
  ['a day after that', received({ date: '2026-10-01', enteredOn: '2026-11-01' }), 1],
  ['late, but our own', issued({ date: '2026-01-01', enteredOn: '2026-11-01' }), 0],
])('a document entered %s', (_what, facts, count) => {
  expect(find(facts)).toHaveLength(count)
})

test('goes by the company’s own days', () => {
  const facts = received({ date: '2026-10-01', enteredOn: '2026-10-11' })
  expect(lateEntry(facts, { ...settings, lateEntryDays: 10 })).toEqual([])
  expect(lateEntry(facts, { ...settings, lateEntryDays: 9 })).toHaveLength(1)
})
