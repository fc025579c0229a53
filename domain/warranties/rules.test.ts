import { expect, test } from 'vitest'
import { readSchemes } from '../../templates/schemes/read.ts'
import { day } from '../kernel/calendar.ts'
import type { GoodsClass } from '../kernel/goods.ts'
import { chooseStatements, type StatementQuestion } from './rules.ts'

const statements = readSchemes().flatMap((scheme) => scheme.statements.map((each) => each.statement))

function ask(
  goods: readonly GoodsClass[],
  date: string,
  options: Partial<StatementQuestion['options']> = {},
  more: Partial<StatementQuestion> = {},
) {
  return chooseStatements({
    documentType: 'invoice',
    date: day(date),
    lines: goods.map((goodsClass, index) => ({ position: index + 1, goodsClass })),
    registrations: [{ number: 'WDC-1', validFrom: day('2020-01-01'), validTo: day('2030-12-31') }],
    statements,
    options: { warranty: 'auto', natural: false, tokens: {}, ...options },
    ...more,
  })
}

const editions = (choice: ReturnType<typeof chooseStatements>) =>
  choice.ok ? choice.statements.map((each) => each.statement.edition) : choice.reason

test('the words have the lengths that their sources give', () => {
  const lengths = (date: string) => {
    const choice = ask(['POLISHED_NATURAL'], date)
    return choice.ok ? choice.statements.map((each) => each.text.length) : choice.reason
  }
  expect(lengths('2026-01-01')).toEqual([302])
  expect(lengths('2020-06-01')).toEqual([322])
})

test('the edition follows the document date', () => {
  expect(editions(ask(['ROUGH_NATURAL'], '2021-09-20'))).toEqual(['SOW-2002'])
  expect(editions(ask(['ROUGH_NATURAL'], '2021-09-21'))).toEqual(['SOW-2021'])
})

test('the old edition ends on its day for each goods class', () => {
  const old = { warranty: 'SOW-2002' } as const
  expect(editions(ask(['ROUGH_NATURAL'], '2024-09-20', old))).toEqual(['SOW-2002'])
  expect(editions(ask(['ROUGH_NATURAL'], '2024-09-21', old))).toBe('no_edition_on_date')
  expect(editions(ask(['POLISHED_NATURAL'], '2026-09-20', old))).toEqual(['SOW-2002'])
  expect(editions(ask(['POLISHED_NATURAL'], '2026-09-21', old))).toBe('no_edition_on_date')
})

test('a mixed document covers its natural lines only, and a laboratory-grown one gets nothing', () => {
  expect(ask(['LAB_GROWN', 'POLISHED_NATURAL'], '2026-01-01')).toMatchObject({ statements: [{ linePositions: [2] }] })
  expect(editions(ask(['LAB_GROWN'], '2026-01-01'))).toEqual([])
  expect(editions(ask(['LAB_GROWN'], '2026-01-01', { warranty: 'SOW-2021' }))).toBe('lab_grown_only')
  expect(editions(ask(['LAB_GROWN'], '2026-01-01', { natural: true }))).toBe('lab_grown_only')
})

test('both tokens are said as chosen, and an unknown choice is refused', () => {
  const tokens = { sourced: 'sourced/purchased', 'where the invoice is generated': 'printed' }
  const choice = ask(['ROUGH_NATURAL'], '2026-01-01', { tokens })
  const text = choice.ok ? choice.statements[0]?.text : ''
  expect(text).toContain('have been sourced/purchased from legitimate')
  expect(text).toContain('national laws where the invoice is generated. The seller')
  expect(editions(ask(['ROUGH_NATURAL'], '2026-01-01', { tokens: { sourced: '{sourced}' } }))).toBe('unknown_option')
})

test('brackets that stay in the words are refused', () => {
  const broken = statements.map((each) => ({ ...each, text: each.text.replace('WDC', '{WDC}') }))
  expect(editions(ask(['ROUGH_NATURAL'], '2026-01-01', {}, { statements: broken }))).toBe('unresolved_token')
})

test('the registration must be valid on the document date', () => {
  const registrations = [{ number: 'A', validFrom: day('2025-01-01'), validTo: day('2025-12-31') }]
  expect(editions(ask(['ROUGH_NATURAL'], '2025-12-31', {}, { registrations }))).toEqual(['SOW-2021'])
  expect(editions(ask(['ROUGH_NATURAL'], '2026-01-01', {}, { registrations }))).toBe('registration_not_valid')
  expect(editions(ask(['ROUGH_NATURAL'], '2026-01-01', {}, { registrations: [] }))).toBe('no_registration')
})
