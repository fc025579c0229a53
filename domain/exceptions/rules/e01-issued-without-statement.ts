import type { TradeSettings } from '../../trade-settings/rules.ts'
import type { DocumentFacts } from '../facts.ts'
import { type Found, linesText } from '../finding.ts'
import { choiceOf, type Law, printedStatement } from '../law.ts'

/** E01: a warranty must stand on an issued document for some lines, and none of its family covers them. */
export function issuedWithoutStatement(facts: DocumentFacts, _settings: TradeSettings, law: Law): readonly Found[] {
  if (facts.side !== 'issued') return []
  const printed = facts.statements.map((each) => ({ family: printedStatement(law, each)?.family, ...each }))
  const must = choiceOf(facts, law).decisions.filter(({ kind, stands }) => kind === 'warranty' && stands)
  const bare = must.flatMap(({ family, lines }) => {
    const covered = new Set(printed.filter((each) => each.family === family).flatMap((each) => each.lines))
    return lines.filter((line) => !covered.has(line))
  })
  if (bare.length === 0) return []
  const whole = facts.statements.every(({ kind }) => kind !== 'warranty')
  const what = whole ? 'carries no warranty statement' : `has no warranty statement for ${linesText(bare)}`
  return [{ about: 'statement', sentence: `${facts.number} ${what}, and its goods need one.` }]
}
