import { expect, test } from 'vitest'
import { issued, onDay, received } from '../../../tests/support/exception-facts.ts'
import { defaultTradeSettings as settings } from '../../trade-settings/rules.ts'
import { numbering } from './e15-numbering.ts'

const find = (facts: Parameters<typeof numbering>[0]) => numbering(facts, settings)
const abouts = (facts: Parameters<typeof find>[0]) => find(facts).map(({ about }) => about)

const series = (over: object) =>
  issued({
    numbers: {
      series: { sequence: 7, hasPrevious: true, previousNumber: 'INV-00006', hasLater: true, next: 9, ...over },
      twins: [],
    },
  })
const twins = [{ number: 'hg 311', date: onDay('2026-10-01') }]

test.each([
  ['between two others', series({}), []],
  ['the first of all', series({ sequence: 1, hasPrevious: false, previousNumber: null }), []],
  ['behind a missing one', series({ hasPrevious: false, previousNumber: 'INV-00005' }), ['before']],
  ['the last', series({ hasLater: false, next: 8 }), []],
  ['before one that was given and lost', series({ hasLater: false, next: 9 }), ['behind']],
  ['of a supplier, once', received(), []],
  ['of a supplier, twice', received({ numbers: { series: null, twins } }), ['duplicate']],
  ['of a supplier, twice, but withdrawn', received({ live: false, numbers: { series: null, twins } }), []],
])('a number %s', (_what, facts, expected) => {
  expect(abouts(facts)).toEqual(expected)
})
