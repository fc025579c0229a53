import { expect, test } from 'vitest'
import { day } from '../../../domain/kernel/calendar.ts'
import { validityOf } from './validity.tsx'

const today = day('2026-11-24')
const of = (validTo: string | null, validFrom?: string) =>
  validityOf({ validTo, ...(validFrom ? { validFrom } : {}) }, today)

test('a registration is in order until 90 days before its end, then it needs somebody, then it is wrong', () => {
  expect(of('2027-02-23').meaning).toBe('in-order')
  expect(of('2027-02-22')).toEqual({ meaning: 'needs-you', says: 'ends 22 Feb 2027' })
  expect(of('2026-11-24').meaning).toBe('needs-you')
  expect(of('2026-11-23')).toEqual({ meaning: 'wrong', says: 'ended 23 Nov 2026' })
})

test('one that has not begun, and none at all, are not in order', () => {
  expect(of('2027-12-31', '2027-01-01')).toEqual({ meaning: 'needs-you', says: 'begins 1 Jan 2027' })
  expect(of(null).meaning).toBe('needs-you')
})
