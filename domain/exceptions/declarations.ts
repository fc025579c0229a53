import type { DocumentFacts } from './facts.ts'
import { type Found, linesText } from './finding.ts'
import { choiceOf, type Law, printedStatement, subjectOf } from './law.ts'

type Subject = ReturnType<typeof subjectOf>

/** Declarations on a subject that must stand on an issued document, and do not for some lines. */
export function missingDeclarations(facts: DocumentFacts, law: Law, subject: Subject): readonly Found[] {
  const printed = facts.statements.map((each) => ({ family: printedStatement(law, each)?.family, lines: each.lines }))
  return choiceOf(facts, law)
    .decisions.filter(({ kind, stands }) => kind === 'declaration' && stands)
    .flatMap((decision) => {
      const statement = law.chooser.library.statements.find(
        ({ scheme, key, version }) =>
          scheme === decision.scheme && key === decision.key && version === decision.version,
      )
      if (!statement || subjectOf(law, statement) !== subject) return []
      const covered = new Set(printed.filter(({ family }) => family === decision.family).flatMap(({ lines }) => lines))
      const bare = decision.lines.filter((line) => !covered.has(line))
      if (bare.length === 0) return []
      return [
        {
          about: `${decision.family}/missing`,
          sentence: `${decision.name} is missing on ${facts.number} for ${linesText(bare)}. ${decision.why.sentence}`,
        },
      ]
    })
}

/** Declarations on a subject that stand on an issued document for lines that they must not cover. */
export function onWrongLines(facts: DocumentFacts, law: Law, subject: Subject): readonly Found[] {
  const { decisions } = choiceOf(facts, law)
  return facts.statements.flatMap((statement) => {
    const printed = printedStatement(law, statement)
    if (printed?.kind !== 'declaration' || subjectOf(law, printed) !== subject) return []
    const wrong = decisions
      .filter(({ scheme, key }) => scheme === statement.scheme && key === statement.key)
      .flatMap(({ notOn }) => notOn)
      .map(({ lines, sentence }) => ({ lines: lines.filter((line) => statement.lines.includes(line)), sentence }))
      .filter(({ lines }) => lines.length > 0)
    const [first] = wrong
    if (!first) return []
    const lines = linesText(wrong.flatMap((each) => each.lines))
    return [
      {
        about: `${printed.key}/lines`,
        sentence: `${printed.name} stands on ${facts.number} for ${lines}, and must not. ${first.sentence}`,
      },
    ]
  })
}
