import { expect, test } from 'vitest'
import { certificate, issued, law, onDay } from '../../../tests/support/exception-facts.ts'
import { defaultTradeSettings as settings } from '../../trade-settings/rules.ts'
import { catalogue, ruleKeys } from '../catalogue.ts'
import { judgeCertificate, judgeDocument } from './index.ts'

const rulesOf = (facts: Parameters<typeof judgeDocument>[0]) =>
  judgeDocument(facts, settings, law).map(({ rule }) => rule)

test('there are twenty-five, each with a sentence that says how to mend it', () => {
  expect(ruleKeys).toEqual(Array.from({ length: 25 }, (_, at) => `E${String(at + 1).padStart(2, '0')}`))
  for (const { title, meaning, mend } of Object.values(catalogue)) {
    expect(title).not.toMatch(/[.]$/)
    for (const sentence of [meaning, mend]) expect(sentence).toMatch(/^[A-Z].+[.]$/)
  }
})

test('a document in order gives no finding', () => {
  expect(rulesOf(issued())).toEqual([])
})

test('of a voided document only its number is still judged', () => {
  const gap = { sequence: 7, hasPrevious: false, previousNumber: null, hasLater: true, next: 9 }
  const faulty = { statements: [], numbers: { series: gap, twins: [] } }
  expect(rulesOf(issued(faulty))).toEqual(['E01', 'E15'])
  expect(rulesOf(issued({ ...faulty, live: false }))).toEqual(['E15'])
})

test('a finding names its rule', () => {
  const late = certificate({ shippedOn: onDay('2026-12-02') })
  expect(judgeCertificate(late, settings, law).map(({ rule, about }) => [rule, about])).toEqual([['E10', 'expired']])
})
