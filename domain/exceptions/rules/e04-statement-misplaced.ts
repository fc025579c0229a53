import type { TradeSettings } from '../../trade-settings/rules.ts'
import type { DocumentFacts, StatementFacts } from '../facts.ts'
import { type Found, linesText } from '../finding.ts'
import { type Law, printedStatement } from '../law.ts'

/** E04: a warranty covers goods that it does not speak of, or goes to a buyer that it is not for. */
export function statementMisplaced(facts: DocumentFacts, _settings: TradeSettings, law: Law): readonly Found[] {
  return facts.statements
    .filter(({ kind }) => kind === 'warranty')
    .flatMap((statement) => {
      const { goods, buyers } = scopeOf(statement, law)
      if (goods.size === 0) return []
      if (!buyers.has(facts.buyerKind))
        return [
          {
            about: `${statement.edition}/buyer`,
            sentence: `${statement.edition} stands on ${facts.number}, which goes to a consumer; it is for the trade.`,
          },
        ]
      const wrong = facts.lines.filter(
        ({ position, goodsClass }) => statement.lines.includes(position) && !goods.has(goodsClass),
      )
      if (wrong.length === 0) return []
      const names = [...new Set(wrong.map(({ goodsClass }) => law.chooser.goods.get(goodsClass)?.name ?? goodsClass))]
      const lines = linesText(wrong.map(({ position }) => position))
      return [
        {
          about: `${statement.edition}/goods`,
          sentence: `${statement.edition} covers ${lines} of ${facts.number}, and is not for these goods (${names.join(', ')}).`,
        },
      ]
    })
}

function scopeOf(statement: StatementFacts, law: Law) {
  const printed = printedStatement(law, statement)
  const editions = printed
    ? [printed]
    : law.chooser.library.statements.filter(
        ({ kind, edition, scheme }) =>
          kind === 'warranty' && scheme === statement.scheme && edition === statement.edition,
      )
  return {
    goods: new Set(editions.flatMap(({ goods }) => Object.keys(goods))),
    buyers: new Set(editions.flatMap(({ buyers }) => buyers)),
  }
}
