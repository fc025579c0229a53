import { expect, test } from 'vitest'
import { issued, law, line, received, statement } from '../../../tests/support/exception-facts.ts'
import { defaultTradeSettings as settings } from '../../trade-settings/rules.ts'
import { disclosure } from './e25-disclosure.ts'

const find = (facts: Parameters<typeof disclosure>[0]) => disclosure(facts, settings, law)
const abouts = (facts: Parameters<typeof find>[0]) => find(facts).map(({ about }) => about)

const sow = statement('sow-2021')
const natural = statement('wfdb-natural-2014')
const grown = { lines: [line({ goodsClass: 'LAB_GROWN', hsCode: '7104.91' })], partner: { country: 'US' } }
const treated = { lines: [line({ treatment: 'laser drilled' })] }

test.each([
  ['natural goods said to be natural', issued({ statements: [sow, natural] }), []],
  ['natural goods of which nothing is said', issued(), []],
  [
    'treated goods said to be untreated',
    issued({ ...treated, statements: [sow, natural, statement('treated-disclosure', { tokens: {} })] }),
    ['wfdb-natural-2014/lines'],
  ],
  ['treated goods that are not disclosed', issued(treated), ['treated-disclosure/missing']],
  ['treated goods that are', issued({ ...treated, statements: [sow, statement('treated-disclosure')] }), []],
  ['laboratory-grown goods that are not disclosed', issued({ ...grown, statements: [] }), ['lab-grown-ftc/missing']],
  ['laboratory-grown goods that are', issued({ ...grown, statements: [statement('lab-grown-ftc')] }), []],
  [
    'laboratory-grown goods said to be natural',
    issued({ ...grown, statements: [natural, statement('lab-grown-ftc')] }),
    ['wfdb-natural-2014/lines'],
  ],
  ['polished under the code of synthetic stones', issued({ lines: [line({ hsCode: '7104.91' })] }), ['code']],
  ['polished under the code of rough, from a supplier', received({ lines: [line({ hsCode: '710231' })] }), ['code']],
  ['polished under a longer code of its own', issued({ lines: [line({ hsCode: '7102.39.00' })] }), []],
  ['polished under a code that nobody knows', issued({ lines: [line({ hsCode: '9999.99' })] }), []],
  ['polished without a code', issued({ lines: [line({ hsCode: null })] }), []],
  [
    'goods under another code without any statement',
    received({ statements: [], lines: [line({ hsCode: '7104.91' })] }),
    [],
  ],
])('%s', (_what, facts, expected) => {
  expect(abouts(facts)).toEqual(expected)
})
