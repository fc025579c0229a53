import { expect, it, test } from 'vitest'
import { day } from '../kernel/calendar.ts'
import { endsSoon, isRefused, type RegistrationCheck, standingOn } from './rules.ts'

const seen: RegistrationCheck = {
  ...{ scheme: 'oak', number: 'N-1' },
  ...{ validFrom: day('2026-01-01'), validTo: day('2026-12-31'), checkedOn: day('2026-02-01') },
}
const nothing: RegistrationCheck = { ...seen, number: null, validFrom: null, validTo: null }
const on = (date: string, ...checks: readonly RegistrationCheck[]) => standingOn(checks, day(date))

it.each([
  ['on its first day', '2026-01-01', 'valid'],
  ['on its last day', '2026-12-31', 'valid'],
  ['on the day after', '2027-01-01', 'expired'],
  ['on the day before', '2025-12-31', 'not-yet'],
] as const)('a registration that was looked up is judged by its dates: %s', (_when, date, standing) => {
  expect(on(date, seen)).toEqual({ standing, check: seen })
})

it.each([
  ['nobody ever looked', []],
  ['somebody was only told the number', [{ ...seen, checkedOn: null }]],
  ['no last day is known', [{ ...seen, validTo: null }]],
  ['nothing was found', [nothing]],
])('is not verified when %s', (_why, checks) => {
  expect(on('2026-06-01', ...checks).standing).toBe('not-verified')
})

test('a check is proof for twelve months, and then no longer', () => {
  const long = { ...seen, validTo: day('2029-12-31') }
  expect(on('2027-02-01', long).standing).toBe('valid')
  expect(on('2027-02-02', long).standing).toBe('checked-long-ago')
})

test('a check of today proves an older date when it says since when, and not otherwise', () => {
  const late = { ...seen, checkedOn: day('2026-11-01') }
  expect(on('2026-03-01', late).standing).toBe('valid')
  expect(on('2026-03-01', { ...late, validFrom: null }).standing).toBe('not-verified')
  expect(on('2026-11-01', { ...late, validFrom: null }).standing).toBe('valid')
})

test('every check counts: neither a renewal that has not begun nor an old certificate hides the one that holds', () => {
  const next = { ...seen, validFrom: day('2027-01-01'), validTo: day('2027-12-31'), checkedOn: day('2026-12-10') }
  const old = { ...seen, validFrom: day('2025-01-01'), validTo: day('2025-12-31'), checkedOn: day('2026-12-11') }
  expect(on('2026-12-20', old, next, seen)).toEqual({ standing: 'valid', check: seen })
  expect(on('2027-02-01', old, next, seen)).toEqual({ standing: 'valid', check: next })
  expect(on('2025-06-01', old, next, seen)).toEqual({ standing: 'valid', check: old })
})

test('looking again and finding nothing ends what was seen before, from that day on', () => {
  const miss = { ...nothing, checkedOn: day('2026-06-15') }
  expect(on('2026-06-14', seen, miss).standing).toBe('valid')
  expect(on('2026-06-15', seen, miss)).toEqual({ standing: 'not-verified', check: miss })
  const again = { ...seen, checkedOn: day('2026-07-01') }
  expect(on('2026-07-02', seen, miss, again)).toEqual({ standing: 'valid', check: again })
})

it.each([
  ['2026-12-31', '2026-11-01', false],
  ['2026-12-31', '2026-11-02', true],
])('a registration that ends on %s ends soon on %s: %s', (validTo, today, soon) => {
  expect(endsSoon({ validTo: day(validTo) }, day(today))).toBe(soon)
})

it.each([
  ['an invoice to a partner who is not blocked', null, 'invoice', false],
  ['an invoice to one blocked today', '2026-06-01', 'invoice', true],
  ['a memo to one blocked long ago', '2025-01-01', 'memo', true],
  ['a credit note to a blocked one', '2026-01-01', 'credit-note', false],
  ['a memo return to a blocked one', '2026-01-01', 'memo-return', false],
  ['a debit note to a blocked one', '2026-01-01', 'debit-note', true],
] as const)('%s is refused or not', (_what, from, documentType, expected) => {
  const blockedFrom = from === null ? null : day(from)
  expect(isRefused({ blockedFrom, documentType, today: day('2026-06-01') })).toBe(expected)
})
