import { expect, test } from 'vitest'
import { certificate, use } from '../../../tests/support/exception-facts.ts'
import { defaultTradeSettings as settings } from '../../trade-settings/rules.ts'
import { caratsDiffer } from './e11-carats-differ.ts'

const find = (facts: Parameters<typeof caratsDiffer>[0]) => caratsDiffer(facts, settings)

test.each([
  ['the same', certificate(), 0],
  ['half a per cent more', certificate({ uses: [use('received', '100.500')] }), 0],
  ['a thousandth further', certificate({ uses: [use('received', '100.501')] }), 1],
  ['half a per cent less', certificate({ uses: [use('received', '99.500')] }), 0],
  ['a thousandth less than that', certificate({ uses: [use('received', '99.499')] }), 1],
  ['part of it sold', certificate({ uses: [use('received', '100'), use('issued', '20')] }), 0],
  ['another weight on our own', certificate({ direction: 'issued', uses: [use('issued', '99')] }), 1],
  ['several purchases', certificate({ uses: [use('received', '60'), use('received', '20')] }), 0],
  ['a line of several certificates', certificate({ uses: [use('received', '250', { alone: false })] }), 0],
  ['no document', certificate({ uses: [] }), 0],
  ['another weight, but withdrawn', certificate({ live: false, uses: [use('received', '50')] }), 0],
])('a document of %s', (_what, facts, count) => {
  expect(find(facts)).toHaveLength(count)
})

test('counts by the company’s own tolerance', () => {
  const facts = certificate({ uses: [use('received', '102')] })
  expect(caratsDiffer(facts, { ...settings, caratToleranceBp: 200 })).toEqual([])
  expect(caratsDiffer(facts, { ...settings, caratToleranceBp: 199 })).toHaveLength(1)
})
