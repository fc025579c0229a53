import { expect, test } from 'vitest'
import { day } from '../../../domain/kernel/calendar.ts'
import { NO_OPTIONS } from '../../../domain/warranties/question.ts'
import { aQuestion, diamonds } from '../../../tests/support/questions.ts'
import type { DraftValues } from './draft-values.ts'
import { additions, type DraftFacts, editionChoices, previewOf } from './preview.ts'
import { emptyRow } from './rows.ts'

const facts: DraftFacts = {
  seller: {
    legalName: 'Scheldt Diamonds NV',
    country: 'BE',
    timeZone: 'Europe/Brussels',
    forbidUnsupported: false,
    backDatingDays: 30,
  },
  counterparties: [{ id: 'b', name: 'Hudson Gems Inc', country: 'US' }],
  registrations: aQuestion().registrations,
  today: day('2026-09-20'),
}
const values: DraftValues = {
  documentType: 'invoice',
  documentDate: '2026-09-20',
  counterpartyId: 'b',
  currency: 'USD',
  originalId: '',
  originalReceivedId: '',
  placeOfImport: '',
  buyerKind: 'trade',
  language: '',
  reference: '',
  terms: '',
  notes: '',
  options: NO_OPTIONS,
}
const row = (goodsClass: string, carats = '0.4') => ({
  ...emptyRow(0, goodsClass),
  description: 'x',
  carats,
  pieces: '1',
})
const preview = (changed: Partial<DraftValues>, rows: Parameters<typeof previewOf>[2]) =>
  previewOf(diamonds, { ...values, ...changed }, rows, facts)

test('shows what issuing would print, for the lines as they are typed', () => {
  const choice = preview({}, [row('LAB_GROWN'), row('POLISHED_NATURAL')])
  expect(choice.decisions[0]).toMatchObject({ key: 'sow-2021', stands: true, lines: [2], gate: { open: true } })
})

test('offers another edition only while two may be issued', () => {
  const choices = (documentDate: string) => editionChoices(preview({ documentDate }, [row('POLISHED_NATURAL')]))
  expect([...choices('2026-09-20').keys()]).toEqual(['sow'])
  expect([...choices('2026-09-22').keys()]).toEqual([])
})

test('offers the natural-origin statement, ticked or not', () => {
  const families = (add: string[]) =>
    additions(preview({ options: { ...NO_OPTIONS, add } }, [row('POLISHED_NATURAL')])).map(({ family }) => family)
  expect(families([])).toContain('natural-origin')
  expect(families(['natural-origin'])).toContain('natural-origin')
})

test('asks for what is not typed yet: date, buyer, goods', () => {
  const reasons = (changed: Partial<DraftValues>, rows = [row('POLISHED_NATURAL')]) =>
    preview(changed, rows).questions.map(({ reason }) => reason)
  expect(reasons({ documentDate: '2026-02-30' })).toEqual(['no_date'])
  expect(reasons({ counterpartyId: '' })).toEqual(['no_buyer_country'])
  expect(reasons({}, [row('')])).toEqual(['no_goods_class'])
  expect(reasons({}, [emptyRow(0)])).toEqual(['no_lines'])
})
