import { canonicalJson } from '../kernel/canonical.ts'
import type { Library, LibraryStatement, StatementRule } from '../kernel/scheme.ts'
import type { Statement } from '../kernel/statement.ts'
import { holds } from '../kernel/window.ts'
import { type DiffPart, wordDiff } from '../kernel/word-diff.ts'
import type { PublicationContent } from './schema.ts'

type About = { readonly scheme: string; readonly pack: string; readonly effectiveOn: string }
type Windows = Statement['goods'][string]

/** What a publication does to one statement, beside what is in force on its day without it. */
export type StatementChange = {
  readonly kind: 'new-statement' | 'new-edition' | 'other-words' | 'other-dates'
  readonly statement: Statement
  /** What is in force in the same family on the effective date; null when nothing is. */
  readonly against: Pick<LibraryStatement, 'key' | 'version' | 'edition' | 'name' | 'text'> | null
  /** Each wording that differs, and always the one that prints. */
  readonly wordings: readonly { readonly of: string; readonly parts: readonly DiffPart[] }[]
  readonly goods: readonly { readonly goods: string; readonly now: Windows | null; readonly next: Windows }[]
}

export type RuleChange = { readonly verb: 'added' | 'changed' | 'removed'; readonly rule: StatementRule }

/** What publishing would change, statement by statement and rule by rule. */
export function changesOf(library: Library, about: About, content: PublicationContent) {
  return {
    statements: content.statements.map(({ statement }) => statementChange(library, about, statement)),
    rules: content.pack ? ruleChanges(library, about, content.pack.pack.rules) : [],
    neverCounts: neverCounts(library, about, content),
  }
}

function statementChange(library: Library, about: About, statement: Statement): StatementChange {
  const known = library.statements.filter((each) => each.scheme === about.scheme)
  const against = inForceBeside(known, statement, about.effectiveOn)
  const own = known.filter(({ key }) => key === statement.key)
  return {
    kind: kindOf(statement, against),
    statement,
    against: against ?? null,
    wordings: against ? wordingsOf(against, statement) : [],
    goods: goodsInOrder(library, about.scheme, statement).map(([goods, next]) => ({
      ...{ goods, next, now: windowsOf(own, goods) },
    })),
  }
}

/** The goods of a statement in the order in which its scheme names them. */
export function goodsInOrder({ schemes }: Library, scheme: string, { goods }: Statement) {
  const order = schemes.find(({ key }) => key === scheme)?.goods.map(({ key }) => key) ?? []
  return Object.entries(goods).toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b))
}

function kindOf(statement: Statement, against: LibraryStatement | undefined): StatementChange['kind'] {
  if (!against) return 'new-statement'
  if (against.key !== statement.key) return 'new-edition'
  return against.text === statement.text ? 'other-dates' : 'other-words'
}

/** The edition of the family that may be issued on the day: the same statement before others, then the newest. */
function inForceBeside(known: readonly LibraryStatement[], { key, family }: Statement, day: string) {
  const begins = ({ goods }: LibraryStatement) =>
    Object.values(goods)
      .flatMap(({ issue }) => issue.filter((window) => holds(window, day)))
      .map(({ from }) => from)
      .toSorted()
      .at(-1) ?? ''
  return known
    .filter((each) => each.family === family && begins(each) !== '')
    .toSorted((a, b) => Number(b.key === key) - Number(a.key === key) || (begins(a) < begins(b) ? 1 : -1))[0]
}

function wordingsOf(before: Statement, after: Statement): StatementChange['wordings'] {
  const types = new Set([...Object.keys(before.adaptations), ...Object.keys(after.adaptations)])
  const texts = (statement: Statement, type: string) => statement.adaptations[type]?.text ?? statement.text
  const pairs = [
    { of: 'text', from: before.text, to: after.text },
    ...Array.from(types, (type) => ({ of: type, from: texts(before, type), to: texts(after, type) })),
    { of: 'official', from: before.official, to: after.official },
  ]
  const isPrinted = before.official === before.text && after.official === after.text
  return pairs
    .filter(({ of, from, to }) => of === 'text' || (from !== to && !(of === 'official' && isPrinted)))
    .map(({ of, from, to }) => ({ of, parts: wordDiff(from, to) }))
}

function windowsOf(versions: readonly Statement[], goods: string): Windows | null {
  const found = versions.flatMap((each) => each.goods[goods] ?? [])
  if (found.length === 0) return null
  return { issue: found.flatMap(({ issue }) => issue), accept: found.flatMap(({ accept }) => accept) }
}

function ruleChanges({ packs }: Library, about: About, rules: readonly StatementRule[]): readonly RuleChange[] {
  const newest = packs
    .filter(({ scheme, key }) => scheme === about.scheme && key === about.pack)
    .toSorted((a, b) => b.version - a.version)[0]
  const before = new Map((newest?.rules ?? []).map((rule) => [rule.key, rule]))
  const after = new Set(rules.map(({ key }) => key))
  return [
    ...rules.flatMap((rule): readonly RuleChange[] => {
      const old = before.get(rule.key)
      if (!old) return [{ verb: 'added', rule }]
      return canonicalJson(old) === canonicalJson(rule) ? [] : [{ verb: 'changed', rule }]
    }),
    ...[...before.values()].filter(({ key }) => !after.has(key)).map((rule): RuleChange => ({ verb: 'removed', rule })),
  ]
}

/** Versions that were published to begin later, and will not any more: this one takes their place. */
function neverCounts({ statements }: Library, { scheme, effectiveOn }: About, content: PublicationContent) {
  return statements
    .filter((each) => {
      const next = content.statements.find(({ statement }) => statement.key === each.key)?.statement
      const starts = Object.values(each.goods).flatMap(({ accept }) => accept.map(({ from }) => from))
      return each.scheme === scheme && next && starts.length > 0 && starts.every((from) => from >= effectiveOn)
    })
    .map(({ key, version, edition }) => ({ key, version, edition }))
}

/** On which documents and for which goods a publication may be felt. */
export function scopeOf({ statements }: Library, { scheme, pack }: About, content: PublicationContent) {
  const changed: Statement[] = content.statements.map(({ statement }) => statement)
  // Other rules may be felt wherever the pack's statements can stand.
  if (content.pack) changed.push(...statements.filter((each) => each.scheme === scheme && each.pack === pack))
  return {
    documentTypes: [...new Set(changed.flatMap(({ documentTypes }) => documentTypes))].toSorted(),
    goods: [...new Set(changed.flatMap(({ goods }) => Object.keys(goods)))].toSorted(),
  }
}
