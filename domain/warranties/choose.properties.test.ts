import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aLine, aQuestion, diamonds } from '../../tests/support/questions.ts'
import { addDays, type Day, day } from '../kernel/calendar.ts'
import { chooseStatements } from './choose.ts'
import { NO_OPTIONS, type Question } from './question.ts'

const RUNS = 400
const countries = ['BE', 'FR', 'US', 'GB', 'CA', 'IN', 'HK', 'BW', 'AE']
const goods = [...diamonds.goods.keys()]
const families = [...new Set(diamonds.library.statements.map(({ family }) => family))]

const lines = fc.array(
  fc
    .record({
      goodsClass: fc.constantFrom(...goods),
      carats: fc.constantFrom('0.100', '0.490', '0.500', '0.990', '1.000', '5.250'),
      pieces: fc.constantFrom(1, 7, null),
      largest: fc.constantFrom('0.090', '0.100'),
      treatment: fc.constantFrom(null, 'laser drilled'),
      countryOfMining: fc.constantFrom(null, 'BW', 'RU'),
      kpCertificate: fc.constantFrom(null, 'BW0012345'),
    })
    .map((known) => aLine(known)),
  { minLength: 1, maxLength: 5 },
)
const days = fc.integer({ min: 0, max: 9_200 }).map((count) => addDays(day('2002-01-01'), count))
const questions: fc.Arbitrary<Question> = fc
  .record({
    documentType: fc.constantFrom('invoice', 'memo', 'credit-note', 'import-confirmation'),
    date: days,
    seller: fc.constantFrom(...countries),
    buyer: fc.constantFrom(...countries),
    kind: fc.constantFrom('trade' as const, 'trade' as const, 'consumer' as const),
    placeOfImport: fc.constantFrom(null, ...countries),
    add: fc.subarray(families),
    registered: fc.boolean(),
    lines,
  })
  .map(({ documentType, date, seller, buyer, kind, placeOfImport, add, registered, lines: own }) =>
    aQuestion({
      ...{ documentType, date, placeOfImport, lines: own },
      seller: { name: 'Seller', country: seller },
      buyer: { name: 'Buyer', country: buyer, kind },
      options: { ...NO_OPTIONS, add },
      ...(registered ? {} : { registrations: [] }),
    }),
  )

const on = (question: Question, date: Day) => chooseStatements(diamonds, { ...question, date, today: date })

test('never both must and must not: every statement gets one answer for a line', () => {
  fc.assert(
    fc.property(questions, (question) => {
      const { decisions } = chooseStatements(diamonds, question)
      const answers = decisions.flatMap(({ key, verdict, lines: own }) =>
        verdict === 'must-not' ? [`${key} *`] : own.map((line) => `${key} ${line}`),
      )
      expect(new Set(answers).size).toBe(answers.length)
      for (const { verdict, lines: own, notOn, stands } of decisions) {
        const excluded = new Set(notOn.flatMap((each) => each.lines))
        if (verdict !== 'must-not') expect(own.filter((line) => excluded.has(line))).toEqual([])
        if (verdict === 'must') expect(stands).toBe(true)
        if (verdict === 'must-not') expect(stands).toBe(false)
      }
    }),
    { numRuns: RUNS },
  )
})

test('no statement is decided about without a source and a sentence', () => {
  fc.assert(
    fc.property(questions, (question) => {
      for (const { why } of chooseStatements(diamonds, question).decisions) {
        expect(why.source.of.length).toBeGreaterThan(3)
        expect(why.sentence).toMatch(/\.$/)
      }
    }),
    { numRuns: RUNS },
  )
})

test('the warranty never stands on laboratory-grown, coloured or industrial goods, nor for a consumer', () => {
  const never = new Set(['LAB_GROWN', 'GEMSTONE', 'INDUSTRIAL'])
  fc.assert(
    fc.property(questions, (question) => {
      const standing = chooseStatements(diamonds, question).decisions.filter(
        ({ kind, stands }) => kind === 'warranty' && stands,
      )
      if (question.buyer.kind === 'consumer') expect(standing).toEqual([])
      for (const { instances } of standing)
        for (const position of instances.flatMap((each) => each.lines))
          expect(never.has(question.lines[position - 1]?.goodsClass ?? '')).toBe(false)
    }),
    { numRuns: RUNS },
  )
})

test('answers change on the boundary dates of the data, and on no other day', () => {
  const boundaries = boundaryDays()
  expect(boundaries.size).toBeGreaterThan(10)
  const answer = (question: Question, date: Day) =>
    JSON.stringify(
      on(question, date).decisions.map(({ key, version, verdict, stands, lines: own, instances, gate }) => [
        ...[key, version, verdict, stands, own, gate.open],
        instances.map(({ text }) => text.replaceAll(date, 'DATE')),
      ]),
    )
  fc.assert(
    fc.property(questions, (question) => {
      let before = answer(question, day('2002-01-01'))
      for (const date of samples(boundaries)) {
        const after = answer(question, date)
        if (!boundaries.has(date)) expect(after).toBe(before)
        before = after
      }
    }),
    { numRuns: 60 },
  )
})

/** Every day on which something in the library begins or ends. */
function boundaryDays(): ReadonlySet<Day> {
  const found = new Set<Day>()
  JSON.stringify(diamonds.library, (key, value) => {
    if (['from', 'until'].includes(key) && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))
      found.add(day(value))
    return value
  })
  return found
}

/** Each boundary with the days around it, so that a change a day early or late shows. */
function samples(boundaries: ReadonlySet<Day>): readonly Day[] {
  const all = [...boundaries].flatMap((date) => [addDays(date, -1), date, addDays(date, 1), addDays(date, 40)])
  return [...new Set(all)].filter((date) => date > '2002-01-01').toSorted()
}
