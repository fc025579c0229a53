import { expect, test } from 'vitest'
import { shippedLibrary } from '../../tests/support/library.ts'
import { changed, MARANGE, SOW_2002, SOW_2021, WFDB } from '../../tests/support/lint/texts.ts'
import { compileLinter } from './compile.ts'
import { lint } from './lint.ts'

const linter = compileLinter(shippedLibrary)

test('a finding tells where it stands in the text that was given, and what stands there', () => {
  const broken = changed(SOW_2002, 'guarantees that', 'guaran-\ntees\u00A0that')
  const text = `Total: 12,00\n\n${broken}\n\nSigned`
  const [finding] = lint(linter, text).findings
  expect(finding?.found).toBe(broken)
  expect(text.slice(finding?.start, finding?.end)).toBe(broken)
})

test('the diff of an exact text is one part, and its two sides are the same', () => {
  const [finding] = lint(linter, SOW_2021).findings
  expect(finding?.diff.map(({ op }) => op)).toEqual(['same'])
  expect(finding?.diff[0]?.found).toBe(finding?.diff[0]?.official)
})

test('the diff marks what is missing, put in and changed, and keeps the rest', () => {
  const text = changed(
    changed(changed(SOW_2021, 'hereby ', ''), 'laws.', 'laws of Belgium.'),
    'legitimate',
    'legitimit',
  )
  const parts = lint(linter, text).findings[0]?.diff.filter(({ op }) => op !== 'same')
  expect(parts).toEqual([
    { op: 'changed', official: 'legitimate', found: 'legitimit' },
    { op: 'inserted', official: '', found: 'of Belgium.' },
    { op: 'missing', official: 'hereby', found: '' },
  ])
})

test('punctuation stays with the word that it follows, and a hyphen joins two', () => {
  const parts = (text: string) => lint(linter, text).findings[0]?.diff.filter(({ op }) => op !== 'same')
  expect(parts(changed(SOW_2021, 'conflict free', 'conflict-free'))).toEqual([
    { op: 'changed', official: 'conflict free', found: 'conflict-free' },
  ])
  expect(parts(changed(SOW_2002, 'free, based', 'free based'))).toEqual([
    { op: 'changed', official: 'free,', found: 'free' },
  ])
  expect(parts(changed(SOW_2021, 'conflict,', 'conflict (as defined),'))).toEqual([
    { op: 'inserted', official: '', found: '(as defined),' },
  ])
})

test('both sides of a diff give their words back', () => {
  const text = changed(changed(SOW_2021, ' and corresponding national laws', ''), 'purchased', 'obtained')
  const diff = lint(linter, text).findings[0]?.diff ?? []
  const side = (pick: 'official' | 'found') =>
    diff
      .map((part) => part[pick])
      .filter((words) => words !== '')
      .join(' ')
  expect(side('found')).toBe(text)
  expect(side('official').replaceAll(/[^a-z ]/gi, '')).toBe(SOW_2021.replaceAll(/[^a-z ]/gi, ''))
})

test('a deviation is told in a sentence with the words of both', () => {
  const sentences = (text: string) =>
    lint(linter, text).findings.flatMap(({ deviations }) => deviations.map((each) => each.sentence))
  expect(sentences(changed(SOW_2002, 'guarantees that', 'states that'))).toEqual([
    '“states” stands where the statement says “guarantees”.',
  ])
  expect(sentences(changed(SOW_2021, 'legitimate', 'legitimit'))).toEqual(['“legitimit” is written for “legitimate”.'])
  expect(sentences(changed(SOW_2021, ' hereby', ''))).toEqual(['The words “hereby” are missing.'])
})

test('an accepted variant says where it was seen', () => {
  const [finding] = lint(linter, changed(SOW_2002, 'conflict free', 'conflict-free')).findings
  expect(finding).toMatchObject({ outcome: 'accepted-variant', wording: 'accepted-variant', deviations: [] })
  expect(finding?.remarks).toHaveLength(1)
})

test('words that are exact on a paper that is too late are a deviation, and still exact words', () => {
  const [finding] = lint(linter, SOW_2002, { goods: ['LAB_GROWN'] }).findings
  expect(finding).toMatchObject({ outcome: 'deviation', wording: 'exact' })
})

test('two whole editions on one paper are each exact, and one too many', () => {
  const { findings, deviations, verdict } = lint(linter, `${SOW_2002}\n${SOW_2021}`)
  expect(findings.map(({ outcome }) => outcome)).toEqual(['exact', 'exact'])
  expect(deviations.map((deviation) => deviation.class)).toEqual(['several-editions-mixed'])
  expect(verdict).toBe('deviation')
})

test('a text without a statement says so, and tells a rider that stands alone', () => {
  const classes = (text: string) => lint(linter, text).deviations.map((deviation) => deviation.class)
  expect(classes('Thank you.')).toEqual(['none-found'])
  expect(classes(`The goods ${MARANGE}.`)).toEqual(['none-found', 'obsolete-rider'])
})

test('between two statements of the same words the one that fits the paper is found', () => {
  const text = 'The stones of this line are laboratory-grown diamonds.'
  const fresh = lint(linter, text).findings
  expect(fresh).toHaveLength(1)
  expect(fresh[0]?.outcome).toBe('exact')
})

test('the same statement twice is found twice, spoiled or not', () => {
  const spoiled = changed(
    changed(SOW_2021, 'guarantees', 'states'),
    ' and corresponding',
    ' and many other and corresponding',
  )
  const keys = lint(linter, `${spoiled} ${WFDB} ${spoiled} ${WFDB}`).findings.map(({ statementKey }) => statementKey)
  expect(keys).toEqual(['sow-2021', 'wfdb-natural-2014', 'sow-2021', 'wfdb-natural-2014'])
})

test('a text that repeats itself is read to an end', () => {
  const began = performance.now()
  const { findings } = lint(linter, `${SOW_2021} ${WFDB} `.repeat(100).slice(0, 50_000))
  expect(findings.length).toBeGreaterThan(50)
  expect(performance.now() - began).toBeLessThan(2_000)
})
