import { expect, test } from 'vitest'
import { ct, issued, law, line, received, statement } from '../../../tests/support/exception-facts.ts'
import { defaultTradeSettings as settings } from '../../trade-settings/rules.ts'
import { originDeclaration } from './e14-origin-declaration.ts'

const find = (facts: Parameters<typeof originDeclaration>[0]) => originDeclaration(facts, settings, law)
const abouts = (facts: Parameters<typeof find>[0]) => find(facts).map(({ about }) => about)

const toUs = { partner: { country: 'US' } }
const stone = (weight: string) => [line({ carats: ct('3'), largestStone: ct(weight) })]
const sow = statement('sow-2021')
const origin = statement('cbp-diamonds')
const light = statement('ldb-under-threshold', { tokens: { thresholdCt: '0.50' } })
const toBritain = { partner: { country: 'GB' } }

test.each([
  ['a stone below the weight that counts', issued({ ...toUs, lines: stone('0.499') }), []],
  ['a stone of that weight', issued({ ...toUs, lines: stone('0.500') }), ['cbp-diamonds/missing']],
  ['a stone of that weight, declared', issued({ ...toUs, lines: stone('0.500'), statements: [sow, origin] }), []],
  [
    'a stone of that weight, before the weight was lowered',
    issued({ ...toUs, date: '2024-08-31', lines: stone('0.500') }),
    [],
  ],
  [
    'a stone of a carat, before the weight was lowered',
    issued({ ...toUs, date: '2024-08-31', lines: stone('1.000') }),
    ['cbp-diamonds/missing'],
  ],
  [
    'a stone of a carat, on the last day before the law',
    issued({ ...toUs, date: '2024-02-29', lines: stone('1.000') }),
    [],
  ],
  ['a stone of that weight within the union', issued({ lines: stone('2.000') }), []],
  [
    'a sheet for light stones, and a light stone',
    issued({ ...toBritain, lines: stone('0.499'), statements: [sow, light] }),
    [],
  ],
  [
    'a sheet for light stones, and a heavy one',
    issued({ ...toBritain, lines: stone('0.500'), statements: [sow, light] }),
    ['ldb-under-threshold/lines'],
  ],
  ['a document of a supplier', received({ ...toUs, lines: stone('2.000') }), []],
])('%s', (_what, facts, expected) => {
  expect(abouts(facts)).toEqual(expected)
})

test('a weight that no longer counted on the date is found', () => {
  const stale = statement('ldb-under-threshold', { tokens: { thresholdCt: '1.00' } })
  const facts = issued({ ...toBritain, lines: stone('0.300'), statements: [sow, stale] })
  expect(abouts(facts)).toEqual(['ldb-under-threshold/weight'])
})
