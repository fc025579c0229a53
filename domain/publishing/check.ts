import type { Day } from '../kernel/calendar.ts'
import type { Library, LibraryStatement, StatementPack } from '../kernel/scheme.ts'
import { type Against, checkStatementAgainst, checkTwice } from '../kernel/scheme-checks/check-against.ts'
import { checkFamilies } from '../kernel/scheme-checks/check-families.ts'
import { checkRules } from '../kernel/scheme-checks/check-rules.ts'
import { checkStatement } from '../kernel/scheme-checks/check-statement.ts'
import type { Checked } from '../kernel/scheme-checks/json-text.ts'
import type { Statement } from '../kernel/statement.ts'
import { nextVersion, settleVersions } from '../kernel/versions.ts'
import { checkUnchangedBefore } from './unchanged.ts'

/** What would be added to the library, each part able to say what is wrong with it. */
export type Candidates = {
  readonly scheme: string
  readonly pack: string
  readonly effectiveOn: Day
  readonly statements: readonly Checked<Statement>[]
  readonly rules: Checked<StatementPack> | null
}

/**
 * Looks at a publication as a scheme's files are looked at, together with everything that is in the library: nothing
 * that agrees with itself and with it is refused, and nothing may change before its day.
 */
export function checkCandidates(library: Library, candidates: Candidates): void {
  const { scheme, statements, rules } = candidates
  const known = library.schemes.find(({ key }) => key === scheme)
  if (!known) {
    complain(candidates, `There is no scheme “${scheme}”.`)
    return
  }
  const against = { goods: new Set(known.goods.map(({ key }) => key)), reference: known.reference }
  checkNames(library, candidates)
  const together = statementsTogether(library, candidates)
  for (const file of statements) {
    checkStatement(file)
    checkVersion(library, candidates, file)
    checkStatementAgainst(file, together, against)
    checkUnchangedBefore(versionsOf(library, scheme, file.value.key), file, candidates.effectiveOn)
  }
  checkFamilies(together)
  if (rules) checkPack(library, { ...candidates, rules }, { together, against })
}

/** The versions of a statement that speak on some day, the oldest first. */
function versionsOf(library: Library, scheme: string, key: string): readonly LibraryStatement[] {
  return library.statements
    .filter((each) => each.scheme === scheme && each.key === key)
    .toSorted((a, b) => a.version - b.version)
}

function complain({ statements, rules }: Candidates, reason: string): void {
  const [first = rules] = statements
  first?.refuse([], reason)
}

/** A statement, and a family, is one thing in all schemes together. */
function checkNames({ statements: known }: Library, { scheme, pack, statements }: Candidates): void {
  const elsewhere = (each: LibraryStatement) => each.scheme !== scheme || each.pack !== pack
  statements.forEach(({ value, refuse }, index) => {
    const named = known.find((each) => each.key === value.key && elsewhere(each))
    if (named) refuse(['key'], `${named.scheme}/${named.pack} has a statement “${value.key}” already.`)
    if (statements.findIndex((each) => each.value.key === value.key) < index)
      refuse(['key'], `“${value.key}” stands here twice.`)
    const related = known.find((each) => each.family === value.family && elsewhere(each))
    if (related)
      refuse(
        ['family'],
        `${related.scheme}/${related.pack} has the family “${value.family}” already: editions of one family are in one pack.`,
      )
  })
}

function checkVersion(library: Library, { scheme }: Candidates, { value, refuse }: Checked<Statement>): void {
  const newest = versionsOf(library, scheme, value.key).at(-1)
  checkNumber({ value, refuse }, `“${value.key}”`, newest?.version ?? 0)
  if (newest && newest.family !== value.family)
    refuse(['family'], `“${value.key}” is of the family “${newest.family}”.`)
}

function checkNumber(
  { value, refuse }: Pick<Checked<{ readonly version: number }>, 'value' | 'refuse'>,
  what: string,
  newest: number,
): void {
  const next = nextVersion(newest)
  if (value.version === next) return
  const there = newest > 0 ? `has version ${newest} in the library and is never edited` : 'is new'
  refuse(
    ['version'],
    `${what} ${there}. What the association publishes is numbered from 1001: the next one is version ${next}.`,
  )
}

function checkPack(
  { packs }: Library,
  { scheme, pack, rules }: Candidates & { readonly rules: Checked<StatementPack> },
  { together, against }: { readonly together: readonly Checked<Statement>[]; readonly against: Against },
): void {
  const versions = packs.filter((each) => each.scheme === scheme && each.key === pack).map(({ version }) => version)
  const newest = Math.max(0, ...versions)
  checkNumber(rules, 'The pack', newest)
  const elsewhere = packs.find((each) => each.key === pack && each.scheme !== scheme)
  if (elsewhere) rules.refuse(['key'], `${elsewhere.scheme} has a pack “${pack}” already.`)
  checkTwice(rules, rules.value.rules, (index) => ['rules', index, 'key'])
  checkRules(
    rules,
    together.filter((each) => each.name === pack),
    against,
  )
}

/**
 * Every statement of the scheme as it will be, its versions joined into one; named by its pack. What is wrong with one
 * that was there before is told at the first that is new.
 */
function statementsTogether(library: Library, candidates: Candidates): readonly Checked<Statement>[] {
  const { scheme, pack, statements } = candidates
  const added = statements.map(({ value }) => ({ ...value, scheme, pack, hash: '' }))
  const known = library.statements.filter((each) => each.scheme === scheme)
  const all = settleVersions([...known, ...added])
  return [...Map.groupBy(all, ({ key }) => key).values()].flatMap((versions) => {
    const newest = versions.toSorted((a, b) => b.version - a.version)[0]
    if (!newest) return []
    const own = statements.find(({ value }) => value.key === newest.key)
    return [
      {
        name: newest.pack,
        value: { ...newest, goods: joinedGoods(versions) },
        refuse: (path, reason) => (own ? own.refuse(path.slice(0, 2), reason) : complain(candidates, reason)),
      } satisfies Checked<Statement>,
    ]
  })
}

function joinedGoods(versions: readonly Statement[]): Statement['goods'] {
  const keys = new Set(versions.flatMap(({ goods }) => Object.keys(goods)))
  const byStart = (a: { readonly from: string }, b: { readonly from: string }) => (a.from < b.from ? -1 : 1)
  return Object.fromEntries(
    Array.from(keys, (key) => {
      const windows = versions.flatMap(({ goods }) => goods[key] ?? [])
      return [
        key,
        {
          issue: windows.flatMap(({ issue }) => issue).toSorted(byStart),
          accept: windows.flatMap(({ accept }) => accept).toSorted(byStart),
        },
      ]
    }),
  )
}
