import { parseCarat } from '../kernel/carat.ts'
import type { Library, LibraryStatement, StatementRule, Threshold } from '../kernel/scheme.ts'

export type Identity = Pick<
  LibraryStatement,
  'scheme' | 'pack' | 'key' | 'version' | 'family' | 'edition' | 'name' | 'kind' | 'placement'
>

/** A statement with the rules that speak of it, by pack version from the newest. */
export type Candidate = {
  readonly statement: LibraryStatement
  /** What a decision repeats of the statement. */
  readonly identity: Identity
  readonly documentTypes: ReadonlySet<string>
  readonly rules: readonly { readonly effectiveFrom: string | null; readonly rules: readonly StatementRule[] }[]
  readonly tokensInText: ReadonlySet<string>
}

type Membership = { readonly key: string; readonly from: string | null; readonly until: string | null }

/** A library made ready for many decisions. Nothing in it changes. */
export type Chooser = {
  readonly library: Library
  /** By statement, its versions from the newest. */
  readonly keys: readonly (readonly Candidate[])[]
  readonly goods: ReadonlyMap<string, { readonly name: string; readonly unit: string; readonly scheme: string }>
  readonly registrationNames: ReadonlyMap<string, { readonly name: string; readonly site: string }>
  readonly thresholds: ReadonlyMap<string, readonly (Threshold & { readonly weight: number })[]>
  readonly groups: ReadonlyMap<string, readonly Membership[]>
}

/** Prepares a library for `chooseStatements`, once for as long as the library lasts. */
export function compileChooser(library: Library): Chooser {
  return {
    library,
    keys: keysOf(library, rulesByStatement(library)),
    goods: new Map(
      library.schemes.flatMap(({ key: scheme, goods }) =>
        goods.map(({ key, name, unit }) => [key, { name, unit, scheme }] as const),
      ),
    ),
    registrationNames: new Map(library.schemes.map(({ key, registration }) => [key, registration] as const)),
    thresholds: Map.groupBy(
      library.schemes.flatMap(({ reference }) =>
        reference.thresholds.map((each) => ({ ...each, weight: parseCarat(each.carats) })),
      ),
      ({ key }) => key,
    ),
    groups: Map.groupBy(
      library.schemes.flatMap(({ reference }) => reference.countryGroups),
      ({ country }) => country,
    ),
  }
}

function keysOf(library: Library, rulesOf: (statement: LibraryStatement) => Candidate['rules']) {
  const candidates = library.statements
    .toSorted((a, b) => a.key.localeCompare(b.key) || b.version - a.version)
    .map((statement) => ({
      statement,
      identity: identityOf(statement),
      documentTypes: new Set(statement.documentTypes),
      rules: rulesOf(statement),
      tokensInText: new Set(statement.tokens.map(({ name }) => name).filter((name) => mentions(statement, name))),
    }))
  return [...Map.groupBy(candidates, ({ statement }) => `${statement.scheme}/${statement.key}`).values()]
}

function identityOf({
  scheme,
  pack,
  key,
  version,
  family,
  edition,
  name,
  kind,
  placement,
}: LibraryStatement): Identity {
  return { scheme, pack, key, version, family, edition, name, kind, placement }
}

function mentions({ text, adaptations }: LibraryStatement, token: string): boolean {
  return [text, ...Object.values(adaptations).map((each) => each.text)].some((words) => words.includes(`{${token}}`))
}

function rulesByStatement({ packs }: Library): (statement: LibraryStatement) => Candidate['rules'] {
  const byPack = Map.groupBy(
    packs.toSorted((a, b) => b.version - a.version),
    ({ scheme, key }) => `${scheme}/${key}`,
  )
  return ({ scheme, pack, key, family }) =>
    (byPack.get(`${scheme}/${pack}`) ?? []).map(({ effectiveFrom, rules }) => ({
      effectiveFrom,
      rules: rules.filter((rule) => rule.statement === key || rule.statement === family),
    }))
}
