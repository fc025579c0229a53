import { expect, test } from 'vitest'
import { day } from '../../../domain/kernel/calendar.ts'
import type { Statement } from '../../../domain/kernel/statement.ts'
import type { DraftValues } from './draft-values.ts'
import { previewOf } from './preview.ts'
import { emptyRow } from './rows.ts'

const statement: Statement = {
  key: 'sow-2021',
  version: 1,
  kind: 'warranty',
  edition: 'SOW-2021',
  name: 'System of Warranties',
  locale: 'en',
  docTypes: ['invoice'],
  text: 'These diamonds have been {sourced}.',
  official: 'x',
  tokens: [{ name: 'sourced', default: 'purchased', choices: { purchased: 'purchased', sourced: 'sourced' } }],
  issuing: { POLISHED_NATURAL: { from: day('2021-09-21'), until: null } },
  requires: ['sow-registration'],
  source: 'WDC',
  note: null,
}
const rules = {
  statements: [statement],
  registrations: [{ number: 'WDC-7', validFrom: day('2026-01-01'), validTo: day('2026-12-31') }],
}
const values: DraftValues = {
  documentType: 'invoice',
  documentDate: '2026-11-24',
  counterpartyId: '',
  currency: 'USD',
  originalId: '',
  reference: '',
  terms: '',
  notes: '',
  warranty: 'auto',
  natural: false,
  tokens: { sourced: 'sourced' },
}
const row = (goodsClass: string) => ({ ...emptyRow(0, goodsClass), description: 'x' })

test('shows the words with the chosen option, the lines covered and the registration that allows it', () => {
  const preview = previewOf(values, [row('LAB_GROWN'), row('POLISHED_NATURAL')], rules)
  expect(preview).toMatchObject({ kind: 'statements', lineCount: 2 })
  const [each] = preview.kind === 'statements' ? preview.each : []
  expect(each).toMatchObject({ text: 'These diamonds have been sourced.', linePositions: [2] })
  expect(each?.why).toBe(
    'The newest edition that may be issued on 24 Nov 2026 for polished, natural. Your SoW registration WDC-7 is valid on that day.',
  )
  expect(each?.validity).toBe('from 21 Sep 2021')
})

test('shows the rule’s own refusal before issuing', () => {
  const late = previewOf({ ...values, documentDate: '2027-01-01' }, [row('POLISHED_NATURAL')], rules)
  expect(late).toMatchObject({ kind: 'refused', why: expect.stringContaining('not valid on 2027-01-01') })
  const labGrown = previewOf({ ...values, warranty: 'SOW-2021' }, [row('LAB_GROWN')], rules)
  expect(labGrown).toMatchObject({ kind: 'refused', why: expect.stringContaining('laboratory-grown') })
})

test('says why there is no statement', () => {
  expect(previewOf(values, [emptyRow(0)], rules)).toMatchObject({ why: expect.stringContaining('Write a line') })
  expect(previewOf({ ...values, documentDate: '2026-02-30' }, [row('POLISHED_NATURAL')], rules)).toMatchObject({
    kind: 'none',
    why: expect.stringContaining('date that exists'),
  })
  expect(previewOf({ ...values, warranty: 'none' }, [row('POLISHED_NATURAL')], rules)).toMatchObject({
    why: expect.stringContaining('You chose no statement'),
  })
})
