import { describe, expect, test } from 'vitest'
import { shippedLibrary } from '../../tests/support/library.ts'
import type { Case } from '../../tests/support/lint/case.ts'
import { inserted, truncated, typing, weakened } from '../../tests/support/lint/changed-cases.ts'
import { brackets, goods, mixed, pages, paper, riders } from '../../tests/support/lint/other-cases.ts'
import { accepted, extraction } from '../../tests/support/lint/sound-cases.ts'
import { wild } from '../../tests/support/lint/wild.ts'
import { compileLinter } from './compile.ts'
import { lint } from './lint.ts'

const linter = compileLinter(shippedLibrary)
const HEAD = 'INVOICE 4711\nHudson Gems Inc, 580 Fifth Avenue, New York\nRound brilliant 1.01 ct D VS1 USD 6,450.00\n'
const FOOT = '\nAuthorised signatory\nPage 1 of 1'

describe.each<[string, readonly Case[]]>([
  ['what dealers really print', wild],
  ['what a PDF does to a text changes nothing', extraction],
  ['options, variants and harmless differences are accepted', accepted],
  ['a misspelled word is a typing error', typing],
  ['missing words are told', truncated],
  ['words that do not belong are told', inserted],
  ['a verb that binds less is told', weakened],
  ['what was left open is told', brackets],
  ['a statement for other goods is told', goods],
  ['the paper has its say', paper],
  ['an obsolete rider is told', riders],
  ['two editions in one are told', mixed],
  ['whole papers', pages],
])('%s', (_, cases) => {
  test.each(cases)('$name', ({ text, about, found, beside = [] }) => {
    for (const page of [text, `${HEAD}${text}${FOOT}`]) {
      const { findings, verdict } = lint(linter, page, about)
      const told = findings.map(({ statementKey, outcome, deviations }) => [
        statementKey,
        outcome,
        ...new Set(deviations.map((deviation) => deviation.class)),
      ])
      const others = beside.map((key) => [key, 'exact'])
      const own = found === null ? [] : [[found[0], found[1], ...found.slice(2)]]
      expect(told.map(sorted)).toEqual([...own, ...others].map(sorted))
      expect(verdict).toBe(found === null ? 'none' : found[1])
    }
  })
})

/** The key and the outcome, then the classes in any order. */
function sorted([key = '', outcome = '', ...classes]: readonly string[]): readonly string[] {
  return [key, outcome, ...classes.toSorted()]
}
