import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, type Day, day } from '../kernel/calendar.ts'
import type { RetentionRule } from '../kernel/scheme.ts'
import { type Duty, fewestYears, fiscalYearEnd, type Keeper, keptUntil, type RecordFacts } from './rules.ts'

const duty = (change: Partial<Duty> = {}): Duty => ({
  ...{ scheme: 's', key: 'a', record: 'Invoices', of: ['issued'], place: null, placeOf: ['company'], years: 5 },
  ...{ from: 'unstated', source: { of: 'a law', standing: 'published' }, ownYears: null },
  ...change,
})
const keeper: Keeper = {
  country: 'BE',
  fiscalYearStart: 1,
  groups: new Map([
    ['BE', [{ key: 'EU', from: null, until: null }]],
    ['HR', [{ key: 'EU', from: '2013-07-01', until: null }]],
  ]),
}
const record: RecordFacts = { kind: 'issued', day: day('2015-03-10'), movedOn: null, importedInto: null }
const untilOf = (duties: readonly Duty[], facts = record, who = keeper) => {
  const found = keptUntil(duties, who, facts)
  return found.known ? found.until : null
}

describe('how long a record is kept', () => {
  it('counts from the end of the fiscal year where the source does not say from when', () => {
    expect(untilOf([duty()])).toBe('2020-12-31')
    expect(untilOf([duty()], record, { ...keeper, fiscalYearStart: 4 })).toBe('2020-03-31')
  })

  it.each([
    ['the record’s own day', { from: 'record' }, '2020-03-10'],
    ['the end of the fiscal year', { from: 'fiscal-year-end' }, '2020-12-31'],
  ] as const)('counts from %s where the rule says so', (_what, change, until) => {
    expect(untilOf([duty(change)])).toBe(until)
  })

  it('counts from the import where the rule does, and does not know without its day', () => {
    const rule = duty({ from: 'import-or-export' })
    expect(untilOf([rule], { ...record, movedOn: day('2015-04-01') })).toBe('2020-04-01')
    expect(keptUntil([duty({ years: 9 }), rule], keeper, record)).toEqual({ known: false, by: rule })
  })

  it.each(['entry', 'annual-return'] as const)('does not know %s until the company says how long', (from) => {
    expect(untilOf([duty({ from })])).toBeNull()
    expect(untilOf([duty({ from, ownYears: 7 })])).toBe('2022-12-31')
  })

  it('is not known where no rule speaks of such a record', () => {
    expect(keptUntil([duty({ of: ['pack'] })], keeper, record)).toEqual({ known: false, by: null })
  })

  it('looks where the company stands, in what groups, on the record’s day', () => {
    const own = duty({ years: 1, from: 'record' })
    const eu = duty({ place: 'EU', years: 9, from: 'record' })
    expect(untilOf([own, eu])).toBe('2024-03-10')
    expect(untilOf([own, eu], record, { ...keeper, country: 'US' })).toBe('2016-03-10')
    const croatian = { ...keeper, country: 'HR' }
    expect(untilOf([own, eu], record, croatian)).toBe('2024-03-10')
    expect(untilOf([own, eu], { ...record, day: day('2013-06-30') }, croatian)).toBe('2014-06-30')
  })

  it('looks where the goods are imported, where the rule does', () => {
    const us = duty({ place: 'US', placeOf: ['import'], years: 9, from: 'record' })
    const facts = { ...record, importedInto: 'US' }
    expect(untilOf([duty(), us], facts)).toBe('2024-03-10')
    expect(untilOf([duty(), us], { ...facts, importedInto: 'BE' })).toBe('2020-12-31')
    expect(untilOf([duty(), us], record, { ...keeper, country: 'US' })).toBe('2020-12-31')
  })
})

const froms = ['record', 'fiscal-year-end', 'unstated', 'import-or-export', 'entry', 'annual-return'] as const
const days = fc.integer({ min: 0, max: 9000 }).map((count) => addDays(day('2000-01-01'), count))
const duties = fc.array(
  fc
    .record({ years: fc.integer({ min: 1, max: 12 }), from: fc.constantFrom<RetentionRule['from']>(...froms) })
    .map(duty),
  { minLength: 1, maxLength: 6 },
)
const facts = fc.record({
  ...{ kind: fc.constant('issued' as const), day: days, movedOn: fc.option(days), importedInto: fc.constant(null) },
})
const months = fc.integer({ min: 1, max: 12 })

describe('whatever the rules', () => {
  it('is the latest day of all of them, and unknown when one is', () => {
    fc.assert(
      fc.property(duties, facts, months, (all, each, fiscalYearStart) => {
        const who = { ...keeper, fiscalYearStart }
        const alone = all.map((one) => untilOf([one], each, who))
        const latest = alone.includes(null) ? null : (alone.toSorted().at(-1) ?? null)
        expect(untilOf(all, each, who)).toBe(latest)
      }),
    )
  })

  it('is never sooner with one rule more, nor with a wish of the company’s', () => {
    const extra = fc.integer({ min: 0, max: 10 })
    fc.assert(
      fc.property(duties, facts, months, extra, (all, each, fiscalYearStart, more) => {
        const who = { ...keeper, fiscalYearStart }
        const asked = (list: readonly Duty[]) => untilOf(list, each, who) ?? ('9999-12-31' as Day)
        expect(asked(all) >= asked(all.slice(1)) || all.length === 1).toBe(true)
        const known = all.filter(({ from }) => untilOf([duty({ from })], each, who) !== null)
        const longer = known.map((one) => ({ ...one, ownYears: fewestYears(one) + more }))
        if (known.length > 0) expect(asked(longer) >= asked(known)).toBe(true)
      }),
    )
  })

  it('is never sooner than the years from the day by which the company’s figure counts', () => {
    fc.assert(
      fc.property(days, months, (on, fiscalYearStart) => {
        const end = fiscalYearEnd(on, fiscalYearStart)
        expect(end >= on && end < addMonths(on, 12)).toBe(true)
      }),
    )
  })
})
