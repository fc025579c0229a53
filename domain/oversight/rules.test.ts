import { describe, expect, it, test } from 'vitest'
import { day } from '../kernel/calendar.ts'
import { monthsFrom, monthsToCount, quarterName, quartersToPublish } from './rules.ts'

it.each([
  ['2026-11-10', '2026-09-01'],
  ['2026-11-11', '2026-10-01'],
  ['2026-01-10', '2025-11-01'],
  ['2026-01-11', '2025-12-01'],
])('on %s the newest month to count begins on %s', (today, last) => {
  expect(monthsToCount(day(today)).last).toBe(last)
})

it('looks after two years, from the first day of a quarter on', () => {
  const months = monthsFrom(monthsToCount(day('2026-11-28')))
  expect(months[0]).toBe('2024-10-01')
  expect(months.at(-1)).toBe('2026-10-01')
  expect(months).toHaveLength(25)
})

describe('a quarter is published', () => {
  const published = [
    '2024-04-01',
    '2024-07-01',
    '2024-10-01',
    '2025-01-01',
    '2025-04-01',
    '2025-07-01',
    '2025-10-01',
  ].map(day)
  const due = (today: string, isCounted: boolean) => quartersToPublish(day(today), { published, isCounted })

  test('twelve days after its end, when every company is counted', () => {
    expect(due('2026-04-12', true)).toEqual([])
    expect(due('2026-04-13', true)).toEqual(['2026-01-01'])
  })
  test('forty-five days after it, although one could not be counted', () => {
    expect(due('2026-05-15', false)).toEqual([])
    expect(due('2026-05-16', false)).toEqual(['2026-01-01'])
  })
  test('once', () => {
    expect(
      quartersToPublish(day('2026-04-13'), { published: [...published, day('2026-01-01')], isCounted: true }),
    ).toEqual([])
  })
})

it('names quarters as people do', () => {
  expect(['2026-01-01', '2026-10-01'].map((each) => quarterName(day(each)))).toEqual(['2026 Q1', '2026 Q4'])
})
