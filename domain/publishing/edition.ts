import type { Day } from '../kernel/calendar.ts'
import { canonicalJson } from '../kernel/canonical.ts'
import type { Library, LibraryStatement } from '../kernel/scheme.ts'
import { sha256 } from '../kernel/sha256.ts'
import { type Statement, statementSchema } from '../kernel/statement.ts'
import { nextVersion, windowsBefore } from '../kernel/versions.ts'
import type { EditionInput, PublicationContent } from './schema.ts'

/** The records of an edition, and the version of each statement that it begins from. */
export type MadeEdition = { readonly pack: string; readonly title: string; readonly content: PublicationContent }

/** The newest version of a statement, or undefined. */
export function newestOf(library: Library, scheme: string, key: string): LibraryStatement | undefined {
  return library.statements
    .filter((each) => each.scheme === scheme && each.key === key)
    .toSorted((a, b) => b.version - a.version)[0]
}

/** The key of a statement after its edition: 'Edition 2027' is 'edition-2027'. */
export function keyOfEdition(edition: string): string {
  return edition
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
}

/**
 * Makes the records that a drafted edition adds. What the form does not ask for is as in the statement that it begins
 * from. The older edition ends by a new version of its own, whose words are the same.
 */
export function makeEdition(base: LibraryStatement, input: EditionInput): MadeEdition {
  const made = newStatement(base, input)
  const ends = made.key !== base.key && input.older === 'ends'
  const statements = [made, ...(ends ? [endedBase(base, made, input.olderAcceptedUntil)] : [])]
  return {
    pack: base.pack,
    title: `${made.edition}, ${made.name}`,
    content: { statements: statements.map((statement) => ({ statement, hash: hashOf(statement) })), pack: null },
  }
}

function newStatement(base: LibraryStatement, input: EditionInput): Statement {
  const isCorrection = input.edition === base.edition
  const adaptations = adaptationsOf(input)
  const texts = [input.text, ...Object.values(adaptations).map((each) => each.text)]
  return {
    ...recordOf(base),
    key: isCorrection ? base.key : keyOfEdition(input.edition),
    version: nextVersion(isCorrection ? base.version : 0),
    edition: input.edition,
    name: input.name,
    text: input.text,
    official: input.official ?? input.text,
    adaptations,
    // Other wordings were seen of the older words.
    variants: [],
    // On a page of its own a token may be a field below the words.
    tokens: base.tokens.filter(
      ({ name }) => base.placement === 'own-page' || texts.some((each) => each.includes(`{${name}}`)),
    ),
    goods: goodsOf(input),
    source: { of: input.source, standing: input.standing },
    note: null,
    supersedes: isCorrection ? base.supersedes : base.key,
  }
}

function adaptationsOf({ adaptations }: EditionInput): Statement['adaptations'] {
  return Object.fromEntries(
    Object.entries(adaptations).flatMap(([type, { text, note }]) =>
      text === null ? [] : [[type, { text, note: note ?? 'An adaptation of the association.' }]],
    ),
  )
}

function goodsOf({ goods, effectiveOn }: EditionInput): Statement['goods'] {
  return Object.fromEntries(
    Object.entries(goods).map(([key, { from, until, acceptedUntil }]) => {
      const first = from ?? effectiveOn
      return [key, { issue: [{ from: first, until }], accept: [{ from: first, until: acceptedUntil }] }]
    }),
  )
}

/** For the goods that the new edition covers the older may be issued until the day before, and is accepted as was said. */
function endedBase(base: LibraryStatement, made: Statement, acceptedUntil: Day | null): Statement {
  const goods = Object.entries(base.goods).map(([key, { issue, accept }]): [string, Statement['goods'][string]] => {
    const begins = made.goods[key]?.issue[0]?.from
    if (begins === undefined) return [key, { issue, accept }]
    const accepted = acceptedUntil === null ? accept : windowsBefore(accept, acceptedUntil)
    return [key, { issue: [...windowsBefore(issue, begins)], accept: [...accepted] }]
  })
  return { ...recordOf(base), version: nextVersion(base.version), goods: Object.fromEntries(goods) }
}

/** The statement without what the library knows beside it. */
export function recordOf(statement: LibraryStatement): Statement {
  return statementSchema.strip().parse(statement)
}

/** The hash under which a record is known, whatever the order of its fields. */
export function hashOf(record: unknown): string {
  return sha256(canonicalJson(record))
}
