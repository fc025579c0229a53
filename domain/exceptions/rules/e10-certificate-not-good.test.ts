import { expect, test } from 'vitest'
import { certificate, onDay, use } from '../../../tests/support/exception-facts.ts'
import { defaultTradeSettings as settings } from '../../trade-settings/rules.ts'
import { certificateNotGood } from './e10-certificate-not-good.ts'

const find = (facts: Parameters<typeof certificateNotGood>[0]) => certificateNotGood(facts, settings)
const abouts = (facts: Parameters<typeof find>[0]) => find(facts).map(({ about }) => about)

test.each([
  ['shipped on its last day', certificate({ shippedOn: onDay('2026-12-01') }), []],
  ['shipped the day after', certificate({ shippedOn: onDay('2026-12-02') }), ['expired']],
  ['of an unknown shipment', certificate({ shippedOn: null }), []],
  ['once on record', certificate({ twins: 0 }), []],
  ['twice on record', certificate({ twins: 1 }), ['unique']],
  ['used whole by two', certificate({ uses: [use('received', '60'), use('received', '40')] }), []],
  ['used half a per cent beyond', certificate({ uses: [use('received', '60'), use('received', '40.500')] }), []],
  [
    'used a thousandth further',
    certificate({ uses: [use('received', '60'), use('received', '40.501')] }),
    ['used/received'],
  ],
  [
    'used whole on both sides',
    certificate({ uses: [use('received', '100'), use('issued', '60'), use('issued', '40')] }),
    [],
  ],
  [
    'sold twice',
    certificate({ uses: [use('received', '100'), use('issued', '60'), use('issued', '60')] }),
    ['used/issued'],
  ],
  ['named beside others', certificate({ uses: [use('received', '60'), use('received', '90', { alone: false })] }), []],
  ['withdrawn', certificate({ live: false, shippedOn: onDay('2026-12-02'), twins: 1 }), []],
])('a certificate %s', (_what, facts, expected) => {
  expect(abouts(facts)).toEqual(expected)
})

test('says how much is beyond', () => {
  expect(find(certificate({ uses: [use('received', '60'), use('received', '60')] }))[0]?.figures).toEqual({
    certified: '100.000',
    used: '120.000',
    over: '20.000',
  })
})
