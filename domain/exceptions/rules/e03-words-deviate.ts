import { lint } from '../../lint/lint.ts'
import type { DeviationClass } from '../../lint/result.ts'
import type { TradeSettings } from '../../trade-settings/rules.ts'
import type { DocumentFacts, StatementFacts } from '../facts.ts'
import type { Found } from '../finding.ts'
import { type Law, printedStatement } from '../law.ts'

/** Those of date and goods are exceptions of their own (E02 and E04). */
const NOT_OF_WORDS: readonly DeviationClass[] = ['wrong-edition', 'wrong-goods']

/** E03: the words of a statement are neither the official ones nor an accepted form of them. */
export function wordsDeviate(facts: DocumentFacts, _settings: TradeSettings, law: Law): readonly Found[] {
  return facts.statements.flatMap((statement, index) => {
    const why = deviationOf(facts, statement, law)
    if (why === null) return []
    const { sentence, severity } = why
    return [
      {
        about: `${statement.key ?? statement.edition}#${index + 1}`,
        sentence: `The words of ${statement.edition === 'other' ? 'the statement' : statement.edition} on ${facts.number} deviate: ${sentence}`,
        ...(severity ? { severity } : {}),
      },
    ]
  })
}

function deviationOf(facts: DocumentFacts, statement: StatementFacts, law: Law) {
  if (statement.text === null)
    return statement.edition === 'other'
      ? { sentence: 'they are in no official edition, and the words are not on record.', severity: null }
      : null
  if (isOfficial(facts, statement, law)) return null
  const { findings, deviations, verdict } = lint(law.linter(), statement.text, {
    documentType: facts.side === 'issued' ? facts.documentType : undefined,
  })
  const found = [...findings.flatMap((each) => each.deviations), ...deviations].filter(
    (each) => !NOT_OF_WORDS.includes(each.class),
  )
  if (found.length === 0)
    return verdict === 'none' ? { sentence: 'no statement of the library stands there.', severity: null } : null
  return {
    sentence: found
      .slice(0, 3)
      .map((each) => each.sentence)
      .join(' '),
    severity: found.some((each) => each.class === 'brackets-unresolved') ? ('block' as const) : null,
  }
}

/** Whether the words are the library's with its options filled in: quicker than comparing, and true of all we print. */
function isOfficial({ documentType }: DocumentFacts, statement: StatementFacts, law: Law): boolean {
  const printed = printedStatement(law, statement)
  if (!printed) return false
  const words = printed.adaptations[documentType]?.text ?? printed.text
  const filled = words.replace(/\{([^{}]+)\}/g, (braced, name: string) => statement.tokens[name] ?? braced)
  return filled === statement.text && !/[{}]/.test(filled)
}
