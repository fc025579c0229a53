import { expect, it } from 'vitest'
import { day } from '../kernel/calendar.ts'
import { sowStanding } from './rules.ts'

const today = day('2026-11-24')
const known = { sowNumber: 'S-1', sowCheckedOn: day('2026-10-01'), sowValidTo: day('2027-06-30') }

it.each([
  ['in order while it runs for 60 days and was looked up within twelve months', {}, 'in-order'],
  ['in order when its look-up is twelve months old to the day', { sowCheckedOn: day('2025-11-24') }, 'in-order'],
  ['not proven when the look-up is a day older', { sowCheckedOn: day('2025-11-23') }, 'unchecked'],
  ['not proven when nobody ever looked', { sowCheckedOn: null }, 'unchecked'],
  ['not proven when no last day is known', { sowValidTo: null }, 'end-unknown'],
  ['not proven when no number is known', { sowNumber: null }, 'end-unknown'],
  ['about to end on the 59th day from today', { sowValidTo: day('2027-01-22') }, 'ends-soon'],
  ['in order on the 60th', { sowValidTo: day('2027-01-23') }, 'in-order'],
  ['about to end on its last day', { sowValidTo: today }, 'ends-soon'],
  ['over the day after, also when nobody looked', { sowValidTo: day('2026-11-23'), sowCheckedOn: null }, 'ended'],
] as const)('a registration is %s', (_name, change, standing) => {
  expect(sowStanding({ ...known, ...change }, today)).toBe(standing)
})
