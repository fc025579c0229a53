import { describe, expect, it } from 'vitest'
import { addDays, day } from './calendar.ts'
import { dueAt, endedPeriods, lastEnded, nextPeriod, periodContaining, periodKinds } from './period.ts'

describe('a period', () => {
  it('is the month, the fiscal quarter or the fiscal year that a day falls in', () => {
    expect(periodContaining('month', day('2028-02-29'), 4)).toEqual({
      kind: 'month',
      from: '2028-02-01',
      to: '2028-02-29',
      label: '2028-02',
    })
    expect(periodContaining('quarter', day('2026-02-10'), 4)).toEqual({
      kind: 'quarter',
      from: '2026-01-01',
      to: '2026-03-31',
      label: 'FY2025-26-Q4',
    })
    expect(periodContaining('fiscal-year', day('2026-03-31'), 4)).toEqual({
      kind: 'fiscal-year',
      from: '2025-04-01',
      to: '2026-03-31',
      label: 'FY2025-26',
    })
    expect(periodContaining('fiscal-year', day('2026-12-31'), 1)).toMatchObject({
      from: '2026-01-01',
      to: '2026-12-31',
      label: 'FY2026',
    })
    expect(periodContaining('fiscal-year', day('1999-12-31'), 7).label).toBe('FY1999-00')
  })

  it('is a half of the fiscal year, whenever that begins, and counts from its start', () => {
    const half = (on: string, start: number) => periodContaining('half', day(on), start)
    expect(half('2026-06-30', 1)).toEqual({ kind: 'half', from: '2026-01-01', to: '2026-06-30', label: 'FY2026-H1' })
    expect(half('2026-07-01', 1)).toMatchObject({ from: '2026-07-01', to: '2026-12-31', label: 'FY2026-H2' })
    expect(half('2028-02-29', 4)).toMatchObject({ from: '2027-10-01', to: '2028-03-31', label: 'FY2027-28-H2' })
    // A half that ends with February ends on its last day, also in a leap year.
    expect([half('2027-11-30', 9).to, half('2026-11-30', 9).to]).toEqual(['2028-02-29', '2027-02-28'])
  })

  it('of half a year is made of two quarters, and two of them make the fiscal year', () => {
    for (let start = 1; start <= 12; start++)
      for (let on = day('2027-01-15'); on < '2029-01-01'; on = addDays(on, 29)) {
        const half = periodContaining('half', on, start)
        const first = periodContaining('quarter', half.from, start)
        expect(first.from).toBe(half.from)
        expect(nextPeriod(first, start).to).toBe(half.to)
        const year = periodContaining('fiscal-year', on, start)
        expect([year.from, year.to]).toContain(half.label.endsWith('H1') ? half.from : half.to)
        expect(half.label.slice(0, -3)).toBe(year.label)
      }
  })

  it('spans the turn of the year when the fiscal quarter does', () => {
    expect(periodContaining('quarter', day('2027-01-15'), 12)).toMatchObject({ from: '2026-12-01', to: '2027-02-28' })
  })

  it('holds every day exactly once, for every kind and every fiscal year, over leap days and year ends', () => {
    for (const kind of periodKinds)
      for (let start = 1; start <= 12; start++) {
        let period = periodContaining(kind, day('2023-12-31'), start)
        for (let count = 0; count < 30; count++) {
          for (const inside of [period.from, period.to]) expect(periodContaining(kind, inside, start)).toEqual(period)
          const next = nextPeriod(period, start)
          expect(next.from).toBe(addDays(period.to, 1))
          expect(next.label > period.label || kind === 'quarter' || kind === 'half').toBe(true)
          period = next
        }
      }
  })

  it('refuses a month that does not exist', () => {
    expect(() => periodContaining('month', day('2026-01-01'), 13)).toThrow(RangeError)
  })
})

describe('the end of a period', () => {
  const end = (on: string, zone: string) => dueAt(periodContaining('month', day(on), 1), zone).toISOString()

  it('is midnight in the company’s zone, also where the offset is not a whole hour', () => {
    expect(end('2026-01-05', 'UTC')).toBe('2026-02-01T00:00:00.000Z')
    expect(end('2026-01-05', 'Asia/Kathmandu')).toBe('2026-01-31T18:15:00.000Z')
    expect(end('2026-12-31', 'Pacific/Kiritimati')).toBe('2026-12-31T10:00:00.000Z')
    expect(end('2026-12-31', 'Pacific/Pago_Pago')).toBe('2027-01-01T11:00:00.000Z')
  })

  it('follows daylight saving', () => {
    expect(end('2026-03-10', 'Europe/Brussels')).toBe('2026-03-31T22:00:00.000Z')
    expect(end('2026-10-10', 'Europe/Brussels')).toBe('2026-10-31T23:00:00.000Z')
    expect(end('2026-10-10', 'America/New_York')).toBe('2026-11-01T04:00:00.000Z')
  })

  it('is the first moment that exists when the clock jumps over midnight', () => {
    // Asunción went from 23:59:59 on 30 September 2023 to 01:00 on 1 October.
    expect(end('2023-09-15', 'America/Asuncion')).toBe('2023-10-01T04:00:00.000Z')
  })

  it('works where a whole day was left out (Apia, 30 December 2011)', () => {
    expect(end('2011-12-15', 'Pacific/Apia')).toBe('2011-12-31T10:00:00.000Z')
  })

  it.each(['month', 'half'] as const)('of a %s comes once and in order, for every zone the runtime knows', (kind) => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      let period = periodContaining(kind, day('2027-11-15'), 9)
      let last = 0
      for (let count = 0; count < 6; count++) {
        const due = dueAt(period, zone).getTime()
        expect(due, zone).toBeGreaterThan(last)
        last = due
        period = nextPeriod(period, 9)
      }
    }
  })
})

describe('missed periods', () => {
  const first = periodContaining('quarter', day('2025-04-01'), 4)

  it('are each found once after a long downtime, and the running one is not among them', () => {
    const { ended, next } = endedPeriods(first, 4, 'Asia/Kolkata', new Date('2026-01-05T00:00:00Z'))
    expect(ended.map((period) => period.label)).toEqual(['FY2025-26-Q1', 'FY2025-26-Q2', 'FY2025-26-Q3'])
    expect(next.label).toBe('FY2025-26-Q4')
  })

  it('begin at the very instant the period is over, not a moment before', () => {
    const due = dueAt(first, 'Asia/Kolkata')
    expect(endedPeriods(first, 4, 'Asia/Kolkata', new Date(due.getTime() - 1)).ended).toEqual([])
    expect(endedPeriods(first, 4, 'Asia/Kolkata', due).ended).toEqual([first])
  })
})

it.each([
  ['month', '2026-03-01', '2026-02-01', '2026-02-28'],
  ['quarter', '2026-03-31', '2025-10-01', '2025-12-31'],
  ['half', '2026-03-31', '2025-04-01', '2025-09-30'],
  ['half', '2026-04-01', '2025-10-01', '2026-03-31'],
  ['fiscal-year', '2026-03-31', '2024-04-01', '2025-03-31'],
  ['fiscal-year', '2026-04-01', '2025-04-01', '2026-03-31'],
] as const)('the last %s that was over before %s is %s to %s', (kind, today, from, to) => {
  expect(lastEnded(kind, day(today), 4)).toMatchObject({ from, to })
})
