import type { StatementPack, StatementRule } from '../scheme.ts'
import type { Statement } from '../statement.ts'
import { type Against, checkGoods, checkPlaceOfThreshold } from './check-against.ts'
import { checkWhere } from './check-places.ts'
import { checkDocumentTypes } from './check-statement.ts'
import type { Checked } from './json-text.ts'
import type { Path } from './sentences.ts'
import { windowFaults } from './windows.ts'

type Pack = Checked<StatementPack>

/** Looks whether each rule of a pack speaks of something that exists, and can ever have an effect. */
export function checkRules(pack: Pack, statements: readonly Checked<Statement>[], against: Against): void {
  pack.value.rules.forEach((rule, index) => {
    const at = ['rules', index]
    const { when, verdict } = rule
    checkDocumentTypes(pack, [...at, 'when', 'documentTypes'], when.documentTypes)
    checkGoods(pack, [...at, 'when', 'goods'], when.goods, against)
    checkWhere(pack, [...at, 'when', 'where'], when.where, against.reference.countryGroups)
    if (when.dates) for (const { reason } of windowFaults([when.dates])) pack.refuse([...at, 'when', 'dates'], reason)
    if (when.largestStone)
      checkPlaceOfThreshold(
        pack,
        [...at, 'when', 'largestStone', 'threshold'],
        when.largestStone.threshold,
        when.where?.import,
        against,
      )
    const meant = statements
      .map(({ value }) => value)
      .filter(({ key, family }) => key === rule.statement || family === rule.statement)
    if (meant.length === 0)
      pack.refuse([...at, 'statement'], `The pack has no statement and no family “${rule.statement}”.`)
    else if (verdict !== 'must-not') checkEffect(pack, [...at, 'when'], rule, meant)
  })
}

/** Refuses that a statement must or may stand where none of those that are meant can. */
function checkEffect(pack: Pack, at: Path, { when, statement }: StatementRule, meant: readonly Statement[]): void {
  const able = {
    documentTypes: new Set(meant.flatMap(({ documentTypes }) => documentTypes)),
    buyers: new Set<string>(meant.flatMap(({ buyers }) => buyers)),
    goods: new Set(meant.flatMap(({ goods }) => Object.keys(goods))),
  }
  for (const name of ['documentTypes', 'buyers', 'goods'] as const)
    when[name]?.forEach((each, index) => {
      if (!able[name].has(each))
        pack.refuse([...at, name, index], `“${statement}” can never stand there: it is not for “${each}”.`)
    })
}
