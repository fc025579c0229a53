import { holds } from '../../kernel/window.ts'
import type { TradeSettings } from '../../trade-settings/rules.ts'
import type { DocumentFacts, StatementFacts } from '../facts.ts'
import { type Found, linesText } from '../finding.ts'
import { type Law, printedStatement } from '../law.ts'

/** E02: an edition that may not be issued, or is not accepted when received, for these goods on the document's date. */
export function wrongEdition(facts: DocumentFacts, _settings: TradeSettings, law: Law): readonly Found[] {
  return facts.statements
    .filter(({ kind }) => kind === 'warranty')
    .flatMap((statement) => {
      const late = facts.lines.filter(
        ({ position, goodsClass }) =>
          statement.lines.includes(position) && isOutside(facts, { statement, goodsClass }, law),
      )
      if (late.length === 0) return []
      const lines = linesText(late.map(({ position }) => position))
      const verb = facts.side === 'issued' ? 'may not be issued' : 'is not accepted'
      return [
        {
          about: statement.edition,
          sentence: `${statement.edition} ${verb} on ${statement.suppliedOn ?? facts.date} for the goods of ${lines} of ${facts.number}.`,
          // What we print ourselves in a wrong edition is no warranty at all; an old one received can still be mended.
          ...(facts.side === 'issued' ? { severity: 'block' as const } : {}),
        },
      ]
    })
}

type Place = { readonly statement: StatementFacts; readonly goodsClass: string }

/** Only goods that the edition speaks of: the others are a matter of their own (E04). */
function isOutside({ side, date }: DocumentFacts, { statement, goodsClass }: Place, law: Law): boolean {
  const printed = printedStatement(law, statement)
  const editions = printed
    ? [printed]
    : law.chooser.library.statements.filter(
        ({ kind, scheme, edition }) =>
          kind === 'warranty' && scheme === statement.scheme && edition === statement.edition,
      )
  const windows = editions.flatMap(({ goods }) => {
    const own = goods[goodsClass]
    return own ? (side === 'issued' ? own.issue : own.accept) : []
  })
  const speaks = editions.some(({ goods }) => goods[goodsClass])
  const on = statement.suppliedOn ?? date
  return speaks && !windows.some((window) => holds(window, on))
}
