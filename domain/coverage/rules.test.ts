import { expect, it, test } from 'vitest'
import { type CoverageRow, coverageOf, perMille, thousandths } from './rules.ts'

const row = (changed: Partial<CoverageRow>): CoverageRow => ({
  ...{ month: '2026-02', supplierId: null, supplierName: null, unit: 'ct', currency: 'USD' },
  ...{ documents: 1, coveredDocuments: 1, carats: '1.001', coveredCarats: '1.001', minor: 100n, coveredMinor: 100n },
  ...changed,
})

test('adds documents over everything, quantities by unit and values by currency', () => {
  const bare = { coveredDocuments: 0, coveredCarats: '0.000', coveredMinor: 0n }
  expect(
    coverageOf([
      row({}),
      row({ currency: 'EUR', ...bare }),
      row({ currency: null, minor: null, coveredMinor: null, carats: '0.002', coveredCarats: '0.002' }),
      row({ unit: 'm³', documents: 2 }),
    ]),
  ).toEqual({
    documents: { all: 5, covered: 3 },
    quantities: [
      { unit: 'ct', all: '2.004', covered: '1.003' },
      { unit: 'm³', all: '1.001', covered: '1.001' },
    ],
    values: [
      { currency: 'EUR', all: 100n, covered: 0n },
      { currency: 'USD', all: 200n, covered: 200n },
    ],
  })
})

it.each([
  ['nothing bought', 0n, 0n, null],
  ['all of it', 7n, 7n, 1000],
  ['all but a thousandth of a carat', 1_000_000n, 999_999n, 999],
  ['a third', 3n, 1n, 333],
])('the share of %s is never rounded up', (_what, all, covered, expected) => {
  expect(perMille({ all, covered })).toBe(expected)
})

test('quantities are compared in whole thousandths', () => {
  expect(thousandths({ all: '1.500', covered: '0.001' })).toEqual({ all: 1500n, covered: 1n })
})
