import type { TradeSettings } from '../../trade-settings/rules.ts'
import { missingDeclarations, onWrongLines } from '../declarations.ts'
import type { DocumentFacts, StatementFacts } from '../facts.ts'
import { type Found, linesText } from '../finding.ts'
import { type Law, printedStatement, subjectOf, weightThatCounts } from '../law.ts'

/** E14: a declaration of origin that must stand is missing, stands for the wrong stones, or states a weight that did not count. */
export function originDeclaration(facts: DocumentFacts, _settings: TradeSettings, law: Law): readonly Found[] {
  if (facts.side !== 'issued') return []
  return [
    ...missingDeclarations(facts, law, 'origin'),
    ...onWrongLines(facts, law, 'origin'),
    ...facts.statements.flatMap((statement) => staleWeight(facts, statement, law)),
  ]
}

function staleWeight(facts: DocumentFacts, statement: StatementFacts, law: Law): readonly Found[] {
  const printed = printedStatement(law, statement)
  if (!printed || subjectOf(law, printed) !== 'origin') return []
  return printed.tokens.flatMap((token) => {
    if (token.from !== 'threshold') return []
    const said = statement.tokens[token.name]
    const counts = weightThatCounts(law, facts, token.threshold, statement.lines)
    if (said === undefined || counts === null || said === counts) return []
    return [
      {
        about: `${printed.key}/weight`,
        sentence: `${printed.name} on ${facts.number} states ${said} ct for ${linesText(statement.lines)}; on ${facts.date} the weight that counts was ${counts} ct.`,
      },
    ]
  })
}
