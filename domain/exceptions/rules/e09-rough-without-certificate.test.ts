import { expect, test } from 'vitest'
import { issued, law, line, received } from '../../../tests/support/exception-facts.ts'
import { defaultTradeSettings as settings } from '../../trade-settings/rules.ts'
import { roughWithoutCertificate } from './e09-rough-without-certificate.ts'

const find = (facts: Parameters<typeof roughWithoutCertificate>[0]) => roughWithoutCertificate(facts, settings, law)

const goods = (goodsClass: string, hsCode: string | null, kpCertificate: string | null = null) => [
  line({ goodsClass, hsCode, kpCertificate }),
]
const abroad = { partner: { country: 'IN' } }

test.each([
  ['with its certificate', received({ ...abroad, lines: goods('ROUGH_NATURAL', '7102.31', 'IN0001') }), 0],
  ['without one', received({ ...abroad, lines: goods('ROUGH_NATURAL', '7102.31') }), 1],
  ['without one or a code', received({ ...abroad, lines: goods('ROUGH_NATURAL', null) }), 1],
  ['without one, going out', issued({ ...abroad, lines: goods('ROUGH_NATURAL', '7102.31') }), 1],
  ['without one, within the country', received({ lines: goods('ROUGH_NATURAL', '7102.31') }), 0],
  [
    'without one, within the union',
    received({ partner: { country: 'DE' }, lines: goods('ROUGH_NATURAL', '7102.31') }),
    0,
  ],
  ['industrial, simply sawn', received({ ...abroad, lines: goods('INDUSTRIAL', '7102.21') }), 1],
  ['industrial, other', received({ ...abroad, lines: goods('INDUSTRIAL', '7102.29') }), 0],
  ['industrial without a code', received({ ...abroad, lines: goods('INDUSTRIAL', null) }), 0],
  ['polished', received(abroad), 0],
  ['on a credit note', received({ ...abroad, documentType: 'credit-note', lines: goods('ROUGH_NATURAL', null) }), 0],
])('goods over a border %s', (_what, facts, count) => {
  expect(find(facts)).toHaveLength(count)
})
