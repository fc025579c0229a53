import type { Library, LibraryStatement, Lint } from '../kernel/scheme.ts'
import { type Detour, type Lattice, latticeOf, pairsOf } from './lattice.ts'
import { type SchemeWords, schemeWords } from './scheme-words.ts'
import { hunksOf, type Slot, slotsOf, wordingOf, wordingsOf } from './slots.ts'
import { STRANGE, type Vocabulary, vocabularyOf } from './vocabulary.ts'
import { readWords } from './words.ts'

/** A wording that can be found on a page: a statement's, or a rider's that stands beside one. */
export type Entry = { readonly scheme: SchemeWords; readonly lattice: Lattice } & (
  | {
      readonly kind: 'statement'
      readonly statement: LibraryStatement
      /** The statement with the words of another edition of its family as detours, to find where two were mixed. */
      readonly mixtures: readonly MixtureEntry[]
    }
  | { readonly kind: 'rider'; readonly rider: Lint['riders'][number] }
)

/** A statement with another edition's words, and the pairs of words that only the other one has. */
export type MixtureEntry = { readonly edition: string; readonly lattice: Lattice; readonly pairs: ReadonlySet<number> }

/** Where two words follow each other in an entry: how far from its start they do so first, and last. */
type Posting = { readonly entry: number; readonly at: number; readonly last: number }

/** A library made ready to be compared with any number of texts. Nothing in it changes. */
export type Linter = {
  readonly vocabulary: Vocabulary
  readonly entries: readonly Entry[]
  /** By two words that follow each other, as `first * size + second`: where they do. */
  readonly pairs: ReadonlyMap<number, readonly Posting[]>
}

/** Prepares a library for `lint`, once for as long as the library lasts. */
export function compileLinter(library: Library): Linter {
  const vocabulary = vocabularyOf(allTexts(library).flatMap((text) => readWords(text).words.map((word) => word.text)))
  const schemes = new Map(library.schemes.map((scheme) => [scheme.key, schemeWords(scheme)] as const))
  const entries = library.schemes.flatMap(({ key, lint }): readonly Entry[] => {
    const scheme = schemes.get(key)
    if (!scheme) return []
    const own = library.statements.filter((statement) => statement.scheme === key)
    return [
      ...own.map((statement) => statementEntry(statement, { own, lint, scheme, vocabulary })),
      ...lint.riders.map((rider): Entry => {
        const lattice = latticeOf(wordingOf(rider.text, []), [], vocabulary)
        return { kind: 'rider', rider, scheme, lattice }
      }),
    ]
  })
  return { vocabulary, entries, pairs: indexOf(entries, vocabulary) }
}

type Around = {
  readonly own: readonly LibraryStatement[]
  readonly lint: Lint
  readonly scheme: SchemeWords
  readonly vocabulary: Vocabulary
}

function statementEntry(statement: LibraryStatement, { own, lint, scheme, vocabulary }: Around): Entry {
  const wording = wordingOf(statement.text, statement.tokens)
  const base = wording.slots
  const detours = detoursOf(statement, base, lint)
  const siblings = own.filter((other) => other.family === statement.family && other.edition !== statement.edition)
  const lattice = latticeOf(wording, detours, vocabulary)
  const mixtures = siblings.map((sibling) => {
    const mixed = latticeOf(wording, [...detours, ...siblingDetours(sibling, base)], vocabulary)
    const own = keysOf(lattice, vocabulary)
    const pairs = new Set([...keysOf(mixed, vocabulary)].filter((key) => !own.has(key)))
    return { edition: sibling.edition, lattice: mixed, pairs }
  })
  return { kind: 'statement', statement, scheme, lattice, mixtures }
}

function keysOf(lattice: Lattice, vocabulary: Vocabulary): ReadonlySet<number> {
  return new Set(pairsOf(lattice).map(({ first, second }) => pairKey(first, second, vocabulary)))
}

function detoursOf(statement: LibraryStatement, base: readonly Slot[], lint: Lint): readonly Detour[] {
  const { variants, adaptations, tokens } = statement
  const along = (text: string, cause: Detour['cause']) =>
    hunksOf(base, slotsOf(text, tokens)).map((hunk): Detour => ({ ...hunk, cause }))
  return [
    ...variants.flatMap(({ text, source }) => along(text, { of: 'variant', source: source.of })),
    ...Object.entries(adaptations).flatMap(([documentType, { text, note }]) =>
      along(text, { of: 'adaptation', documentType, note }),
    ),
    ...lint.equals.flatMap(({ official, accepted, source }) =>
      placesOf(slotsOf(official, []), base).flatMap((place) =>
        accepted.map(
          (text): Detour => ({ ...place, slots: slotsOf(text, []), cause: { of: 'equal', source: source.of } }),
        ),
      ),
    ),
  ]
}

/** The other edition's words in place of this one's, and beside them. */
function siblingDetours(sibling: LibraryStatement, base: readonly Slot[]): readonly Detour[] {
  const other = slotsOf(sibling.text, sibling.tokens).map((slot) => ({ ...slot, foreign: true }))
  return hunksOf(base, other).flatMap((hunk): readonly Detour[] => {
    const [cause, own] = [{ of: 'sibling', edition: sibling.edition } as const, base.slice(hunk.from, hunk.to)]
    if (own.length === 0 || hunk.slots.length === 0) return [{ ...hunk, cause }]
    return [hunk.slots, [...own, ...hunk.slots], [...hunk.slots, ...own]].map((slots) => ({ ...hunk, slots, cause }))
  })
}

function placesOf(phrase: readonly Slot[], base: readonly Slot[]): readonly { from: number; to: number }[] {
  return base.flatMap((_, from) =>
    phrase.every((slot, index) => base[from + index]?.text === slot.text) ? [{ from, to: from + phrase.length }] : [],
  )
}

function allTexts(library: Library): readonly string[] {
  const lint = library.schemes.flatMap(({ lint: { riders, equals } }) => [
    ...riders.map(({ text }) => text),
    ...equals.flatMap(({ accepted }) => accepted),
  ])
  return [...library.statements.flatMap(wordingsOf), ...lint]
}

function indexOf(entries: readonly Entry[], vocabulary: Vocabulary): ReadonlyMap<number, readonly Posting[]> {
  const pairs = new Map<number, Map<number, Posting>>()
  for (const [entry, { lattice }] of entries.entries())
    for (const { first, second, at } of pairsOf(lattice)) {
      const key = pairKey(first, second, vocabulary)
      const places = pairs.get(key) ?? new Map<number, Posting>()
      const known = places.get(entry) ?? { entry, at, last: at }
      places.set(entry, { entry, at: Math.min(known.at, at), last: Math.max(known.last, at) })
      pairs.set(key, places)
    }
  return new Map(Array.from(pairs, ([key, places]) => [key, [...places.values()]]))
}

/** The key of two words in `pairs`; -1 when one of them is not in the vocabulary. */
export function pairKey(first: number, second: number, vocabulary: Vocabulary): number {
  return first === STRANGE || second === STRANGE ? -1 : first * vocabulary.words.length + second
}
