import { expect, test } from 'vitest'
import { shippedLibrary } from '../../tests/support/library.ts'
import { type Paper, papersOf } from '../../tests/support/lint/generated.ts'
import { compileLinter } from './compile.ts'
import { lint } from './lint.ts'
import type { Finding } from './result.ts'

const linter = compileLinter(shippedLibrary)
const judged = papersOf(shippedLibrary, { from: 1, count: 2_000 }).map((paper) => ({ paper, ...judge(paper) }))

test('at least 98 of 100 papers are recognised', () => {
  const missed = judged.filter(({ recognised }) => !recognised).map(({ paper, finding }) => told(paper, finding))
  expect(missed.length, missed.join('\n\n')).toBeLessThanOrEqual(0.02 * judged.length)
})

test('no exact text is called a deviation', () => {
  const wrong = judged.filter(({ paper, finding }) => paper.outcome === 'exact' && finding?.outcome === 'deviation')
  expect(wrong.map(({ paper, finding }) => told(paper, finding))).toEqual([])
})

test('no deviation is called exact, and none an accepted variant', () => {
  const wrong = judged.filter(
    ({ paper, finding }) => paper.outcome === 'deviation' && finding && finding.outcome !== 'deviation',
  )
  expect(wrong.map(({ paper, finding }) => told(paper, finding))).toEqual([])
})

test('nothing is found on a paper that carries nothing', () => {
  const wrong = judged.filter(({ paper, findings }) => paper.outcome === 'none' && findings.length > 0)
  expect(wrong.map(({ paper, findings }) => told(paper, findings[0]))).toEqual([])
})

function judge(paper: Paper) {
  const { findings, verdict } = lint(linter, paper.text)
  // Two statements of the same words are one to a reader, and a mixture may be told under either edition's name.
  const finding = findings.find(({ statementKey }) => {
    const found = linter.entries.find((entry) => entry.kind === 'statement' && entry.statement.key === statementKey)
    if (found?.kind !== 'statement' || !paper.statement) return false
    const mixed = paper.classes.includes('several-editions-mixed') && found.statement.family === paper.statement.family
    return found.statement.text === paper.statement.text || mixed
  })
  const told = finding?.deviations.map((deviation) => deviation.class) ?? []
  const recognised =
    paper.outcome === verdict &&
    findings.length === (paper.statement ? 1 : 0) &&
    paper.classes.every((each) => told.some((own) => own === each))
  return { finding, findings, recognised }
}

function told({ seed, made, text, statement }: Paper, finding: Finding | undefined): string {
  const said = finding?.deviations.map((deviation) => `${deviation.class}: ${deviation.sentence}`) ?? []
  return [`seed ${seed}: ${statement?.key ?? 'nothing'}, ${made}`, text, ...said].join('\n')
}
