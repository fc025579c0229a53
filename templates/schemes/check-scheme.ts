import type { Statement } from '../../domain/kernel/statement.ts'
import { checkFamilies } from './check-families.ts'
import { checkPlace, checkWhere } from './check-places.ts'
import { type Against, checkGoods, checkPlaceOfThreshold, checkReference } from './check-reference.ts'
import { checkRules } from './check-rules.ts'
import type { JsonFile } from './json-file.ts'
import type { SchemeFiles } from './read-scheme.ts'
import { referenceOf } from './reference.ts'
import type { Path } from './sentences.ts'

/** Looks whether the files of a scheme agree with each other. Each is of the right form already. */
export function checkScheme(files: SchemeFiles): void {
  const { scheme, packs } = files
  const against = { goods: new Set(scheme.value.goods.map(({ key }) => key)), reference: referenceOf(files.reference) }
  checkOwnFile(scheme, against.reference.countryGroups)
  checkReference(files, against)
  checkLint(files, against)
  const statements = packs.flatMap((each) => each.statements)
  for (const file of statements) checkStatementAgainst(file, statements, against)
  checkFamilies(statements)
  for (const { pack, statements: own } of packs) {
    checkTwice(pack, pack.value.rules, (index) => ['rules', index, 'key'])
    checkRules(pack, own, against)
  }
}

/** Refuses a key that stood before in the same list. */
function checkTwice(
  { refuse }: JsonFile<unknown>,
  list: readonly { key: string }[],
  at: (index: number) => Path,
): void {
  list.forEach(({ key }, index) => {
    if (list.findIndex((each) => each.key === key) < index) refuse(at(index), `“${key}” stands here twice.`)
  })
}

function checkLint({ lint }: SchemeFiles, against: Against): void {
  if (!lint) return
  for (const [index, { goods }] of lint.value.otherGoods.entries())
    checkGoods(lint, ['otherGoods', index, 'goods'], goods, against)
}

function checkOwnFile(scheme: SchemeFiles['scheme'], groups: Against['reference']['countryGroups']): void {
  const { value, refuse } = scheme
  checkTwice(scheme, value.goods, (index) => ['goods', index, 'key'])
  const { registers } = value.auditPack
  registers.forEach(({ file }, index) => {
    if (!/^\d{2}_[a-z_]+\/[a-z_]+\.csv$/.test(file))
      refuse(['auditPack', 'registers', index, 'file'], `“${file}” is no register’s path, like 01_registers/memos.csv.`)
    if (registers.findIndex((each) => each.file === file) < index)
      refuse(['auditPack', 'registers', index, 'file'], `Two registers would be written to ${file}.`)
  })
  for (const [index, { place }] of value.retention.entries())
    if (place !== null) checkPlace(scheme, ['retention', index, 'place'], place, groups)
}

function checkStatementAgainst(file: JsonFile<Statement>, all: readonly JsonFile<Statement>[], against: Against): void {
  const { value, refuse } = file
  for (const key of Object.keys(value.goods))
    if (!against.goods.has(key)) refuse(['goods', key], `The scheme has no goods class “${key}”.`)
  checkWhere(file, ['where'], value.where, against.reference.countryGroups)
  value.tokens.forEach((token, index) => {
    if (token.from === 'threshold')
      checkPlaceOfThreshold(file, ['tokens', index, 'threshold'], token.threshold, value.where.import, against)
  })
  if (value.supersedes === null) return
  const older = all.find((each) => each.value.key === value.supersedes)
  if (!older) refuse(['supersedes'], `There is no statement “${value.supersedes}”.`)
  else if (older.value.family !== value.family)
    refuse(['supersedes'], `“${value.supersedes}” is of another family, ${older.value.family}.`)
}
