import { expect, test } from 'vitest'
import { formatCarat, type MilliCarat, parseCarat, sumCarats } from '../kernel/carat.ts'
import { formatAmount, parseAmount, priceTimesCarats } from '../kernel/money.ts'
import { draftContent, draftSchema } from './schema.ts'

const line = { goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '0.333', pricePerCarat: '100.01' }
const draft = (lines: object[], more: object = {}) =>
  draftSchema.safeParse({
    documentDate: '2026-01-01',
    counterpartyId: '0193d3a0-0000-7000-8000-000000000000',
    currency: 'USD',
    lines,
    ...more,
  })
const paths = (result: ReturnType<typeof draft>) =>
  result.success ? [] : result.error.issues.map((each) => each.path.join('.'))

test('weights and amounts survive text and back, and sum exactly', () => {
  const weights = Array.from({ length: 2000 }, (_, index) => ((index * 7_919_993) % 999_999_999) as MilliCarat)
  for (const weight of weights) expect(parseCarat(formatCarat(weight))).toBe(weight)
  for (const weight of weights) expect(parseAmount(formatAmount(BigInt(weight), 'USD'), 'USD')).toBe(BigInt(weight))
  expect(BigInt(sumCarats(weights))).toBe(weights.reduce((sum, each) => sum + BigInt(each), 0n))
})

test('price times carats rounds a half away from zero', () => {
  expect(priceTimesCarats(1n, 500 as MilliCarat)).toBe(1n)
  expect(priceTimesCarats(1n, 499 as MilliCarat)).toBe(0n)
  expect(priceTimesCarats(-1n, 500 as MilliCarat)).toBe(-1n)
})

test('a stored draft reads back as the same draft', () => {
  const counterpartyId = '0193d3a0-0000-7000-8000-000000000000'
  const first = draftSchema.parse({ documentDate: '2026-01-01', counterpartyId, currency: 'USD', lines: [line] })
  expect(draftSchema.parse(draftContent(first))).toEqual(first)
  expect(first.totalMinor).toBe(3330n)
})

test('what cannot be right is refused at its field', () => {
  expect(paths(draft([{ ...line, carats: '1.0001' }]))).toEqual(['lines.0.carats'])
  expect(paths(draft([{ ...line, amount: '33.31' }]))).toEqual(['lines.0.amount'])
  expect(paths(draft([{ ...line, pricePerCarat: '999999999999999' }]))).toEqual(['lines.0.pricePerCarat'])
  expect(paths(draft([line], { documentDate: '2026-02-29' }))).toEqual(['documentDate'])
  expect(paths(draft([line], { documentType: 'credit-note' }))).toEqual(['originalId'])
  expect(paths(draft([]))).toEqual(['lines'])
  expect(paths(draft(Array.from({ length: 10_001 }, () => line)))).toEqual(['lines'])
})
