import { expect, test } from 'vitest'
import { issued, law, line, onDay, received } from '../../../tests/support/exception-facts.ts'
import { defaultTradeSettings as settings } from '../../trade-settings/rules.ts'
import { refusedSource } from './e08-refused-source.ts'

const find = (facts: Parameters<typeof refusedSource>[0]) => refusedSource(facts, settings, law)
const abouts = (facts: Parameters<typeof find>[0]) => find(facts).map(({ about }) => about)

const rough = (over = {}) => [line({ goodsClass: 'ROUGH_NATURAL', hsCode: '7102.31', kpCertificate: 'BW1', ...over })]
const blocked = (blockedFrom: string) => ({ blockedFrom: onDay(blockedFrom), blockedReason: 'Refused to answer' })

test.each([
  ['a partner nobody blocks', received(), []],
  ['a partner blocked since the date', received({ partner: blocked('2026-11-02') }), ['partner']],
  ['a partner blocked the day after', received({ partner: blocked('2026-11-03') }), []],
  [
    'a blocked partner, as his credit note',
    received({ documentType: 'credit-note', partner: blocked('2026-01-01') }),
    [],
  ],
  ['a participant', received({ lines: rough({ countryOfMining: 'BW' }) }), []],
  ['a country that takes no part', received({ lines: rough(), partner: { country: 'MC' } }), ['country/MC']],
  ['a country that takes no part, but polished', received({ partner: { country: 'MC' } }), []],
  [
    'a country before it was let in again',
    received({ date: '2024-11-14', lines: rough({ countryOfMining: 'CF' }) }),
    ['country/CF'],
  ],
  [
    'a country on the day it was let in again',
    received({ date: '2024-11-15', lines: rough({ countryOfMining: 'CF' }) }),
    [],
  ],
  ['us, to a blocked buyer', issued({ partner: blocked('2026-01-01') }), []],
])('goods of %s', (_what, facts, expected) => {
  expect(abouts(facts)).toEqual(expected)
})
