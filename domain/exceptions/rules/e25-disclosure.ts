import { holds } from '../../kernel/window.ts'
import type { TradeSettings } from '../../trade-settings/rules.ts'
import { missingDeclarations, onWrongLines } from '../declarations.ts'
import type { DocumentFacts, LineFacts } from '../facts.ts'
import { type Found, linesText } from '../finding.ts'
import { isWarranted, type Law } from '../law.ts'

/** E25: what must be said of the goods' nature is not said, is said of other goods, or a line's code says they are something else. */
export function disclosure(facts: DocumentFacts, _settings: TradeSettings, law: Law): readonly Found[] {
  const declared =
    facts.side === 'issued' ? [...missingDeclarations(facts, law, 'nature'), ...onWrongLines(facts, law, 'nature')] : []
  return [...declared, ...byCode(facts, law)]
}

function byCode(facts: DocumentFacts, law: Law): readonly Found[] {
  const covered = new Set(facts.statements.flatMap(({ lines }) => lines))
  const wrong = facts.lines.filter((line) => covered.has(line.position) && isContradicted(line, facts.date, law))
  if (wrong.length === 0) return []
  return [
    {
      about: 'code',
      sentence: `The goods code of ${linesText(wrong.map(({ position }) => position))} of ${facts.number} is that of other goods than the line says.`,
    },
  ]
}

/** Goods under a warranty whose code the library knows, and knows for other goods only. */
function isContradicted({ goodsClass, hsCode }: LineFacts, date: string, law: Law): boolean {
  const digits = hsCode?.replace(/\D/g, '')
  if (!digits || !isWarranted(law, goodsClass)) return false
  const known = law.chooser.library.schemes
    .flatMap(({ reference }) => reference.goodsCodes)
    .filter((each) => holds(each, date) && digits.startsWith(each.code.replace(/\D/g, '')))
  return known.length > 0 && !known.some(({ goods }) => goods.includes(goodsClass))
}
