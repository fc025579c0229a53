import { expect, test } from 'vitest'
import { ct, issued, line, received, statement } from '../../../tests/support/exception-facts.ts'
import { defaultTradeSettings as settings } from '../../trade-settings/rules.ts'
import { changedAfterIssue } from './e20-changed-after-issue.ts'

const find = (facts: Parameters<typeof changedAfterIssue>[0]) => changedAfterIssue(facts, settings)
const abouts = (facts: Parameters<typeof find>[0]) => find(facts).map(({ about }) => about)

const totals = { lines: 1, carats: ct('3.000'), minor: 300_000n }

test.each([
  ['as it was', issued(), []],
  ['as it came', received(), []],
  [
    'with other words',
    issued({ statements: [statement('sow-2021', { text: 'Words that were put in.' })] }),
    ['words/sow-2021'],
  ],
  ['with other carats', issued({ totals, lines: [line({ carats: ct('3.001') })] }), ['sums']],
  ['with another amount', issued({ totals, lines: [line({ amountMinor: 300_001n })] }), ['sums']],
  ['with another line', issued({ totals: { ...totals, lines: 2 } }), ['sums']],
  [
    'without amounts at all',
    received({ totals: { ...totals, minor: null }, lines: [line({ amountMinor: null })] }),
    [],
  ],
])('a document %s', (_what, facts, expected) => {
  expect(abouts(facts)).toEqual(expected)
})
