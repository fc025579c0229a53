import {
  type Against,
  checkGoods,
  checkStatementAgainst,
  checkTwice,
} from '../../domain/kernel/scheme-checks/check-against.ts'
import { checkFamilies } from '../../domain/kernel/scheme-checks/check-families.ts'
import { checkPlace } from '../../domain/kernel/scheme-checks/check-places.ts'
import { checkRules } from '../../domain/kernel/scheme-checks/check-rules.ts'
import { checkPurposes } from './check-purposes.ts'
import { checkReference } from './check-reference.ts'
import type { SchemeFiles } from './read-scheme.ts'
import { referenceOf } from './reference.ts'

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
  checkPurposes(scheme)
  checkTwice(scheme, value.retention, (index) => ['retention', index, 'key'])
  for (const [index, { place }] of value.retention.entries())
    if (place !== null) checkPlace(scheme, ['retention', index, 'place'], place, groups)
}
