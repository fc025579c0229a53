import { expect, test } from 'vitest'
import { issued, law, line, received, statement } from '../../../tests/support/exception-facts.ts'
import { defaultTradeSettings as settings } from '../../trade-settings/rules.ts'
import { wrongEdition } from './e02-wrong-edition.ts'

const find = (facts: Parameters<typeof wrongEdition>[0]) => wrongEdition(facts, settings, law)
const abouts = (facts: Parameters<typeof find>[0]) => find(facts).map(({ about }) => about)

const rough = [line({ goodsClass: 'ROUGH_NATURAL', hsCode: '7102.31' })]
const old = statement('sow-2002')
const oldReceived = statement('sow-2002', { key: null, version: null, text: null, textHash: null })

test.each([
  ['the old text for rough on its last day', issued({ date: '2024-09-20', lines: rough, statements: [old] }), []],
  ['the old text for rough a day later', issued({ date: '2024-09-21', lines: rough, statements: [old] }), ['SOW-2002']],
  ['the old text for polished on its last day', issued({ date: '2026-09-20', statements: [old] }), []],
  ['the old text for polished a day later', issued({ date: '2026-09-21', statements: [old] }), ['SOW-2002']],
  ['the new text the day before it began', issued({ date: '2021-09-20' }), ['SOW-2021']],
  ['the new text on its first day', issued({ date: '2021-09-21' }), []],
  [
    'the old text received for rough on its last day',
    received({ date: '2024-09-20', lines: rough, statements: [oldReceived] }),
    [],
  ],
  [
    'the old text received for rough a day later',
    received({ date: '2024-09-21', lines: rough, statements: [oldReceived] }),
    ['SOW-2002'],
  ],
  ['goods that it does not speak of', issued({ lines: [line({ goodsClass: 'LAB_GROWN' })] }), []],
])('%s', (_what, facts, expected) => {
  expect(abouts(facts)).toEqual(expected)
})

test('weighs more on our own paper than on a supplier’s', () => {
  expect(find(issued({ date: '2026-09-21', statements: [old] }))[0]?.severity).toBe('block')
  expect(find(received({ date: '2026-09-21', statements: [oldReceived] }))[0]?.severity).toBeUndefined()
})
