import { expect, test } from 'vitest'
import type { MilliCarat } from '../kernel/carat.ts'
import { addUp, movementOf, type NamingLines } from './use.ts'

const lines = (carats: number, change: Partial<NamingLines> = {}): NamingLines => ({
  ...{ meter: 'sold', sign: 1, carats: carats as MilliCarat, others: [] },
  ...change,
})

test.each([
  ['an invoice of ours', 'issued', 'invoice', null, 'sold', 1],
  ['a memo of ours', 'issued', 'memo', null, 'sold', 1],
  ['a sale from our memo', 'issued', 'invoice', ['issued', 'memo'], 'sold', 0],
  ['our credit note', 'issued', 'credit-note', ['issued', 'invoice'], 'sold', -1],
  ['a return to our memo, by our receipt', 'issued', 'memo-return', ['issued', 'memo'], 'sold', -1],
  ['a return to our memo, by the customer', 'received', 'memo-return', ['issued', 'memo'], 'sold', -1],
  ['our return of a memo received', 'issued', 'memo-return', ['received', 'memo'], 'bought', -1],
  ['a supplier’s invoice', 'received', 'invoice', null, 'bought', 1],
  ['a supplier’s credit note', 'received', 'credit-note', ['received', 'invoice'], 'bought', -1],
  ['a purchase from a memo received', 'received', 'invoice', ['received', 'memo'], 'bought', 0],
  ['a debit note', 'received', 'debit-note', ['received', 'invoice'], 'bought', 0],
] as const)('%s', (_what, side, documentType, of, meter, sign) => {
  const original = of ? { side: of[0], documentType: of[1] } : null
  expect(movementOf({ side, documentType, original })).toEqual({ meter, sign })
})

test('what comes back is free again', () => {
  const { sold } = addUp([lines(60_000), lines(25_000, { sign: -1 }), lines(9_000, { sign: 0 })], () => null)
  expect(sold).toEqual({ alone: 35_000, shared: 0, least: 35_000 })
})

test('a line of two certificates accuses neither while the other has room', () => {
  const uses = [lines(90_000), lines(20_000, { others: ['CA2'] })]
  expect(addUp(uses, () => 20_000).sold).toEqual({ alone: 90_000, shared: 20_000, least: 90_000 })
  expect(addUp(uses, () => 5_000).sold.least).toBe(105_000)
  expect(addUp(uses, () => -3_000).sold.least).toBe(110_000)
})

test('a certificate that is not recorded here may have taken all of a shared line', () => {
  expect(addUp([lines(20_000, { others: ['CA2'] })], () => null).sold.least).toBe(0)
})

test('purchases and sales are counted apart', () => {
  const { bought, sold } = addUp([lines(5_000, { meter: 'bought' }), lines(3_000)], () => null)
  expect([bought.alone, sold.alone]).toEqual([5_000, 3_000])
})
