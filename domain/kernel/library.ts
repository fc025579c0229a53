import type { Library, SchemeContent } from './scheme.ts'

/** The library of schemes as their folders have it, without a database: what a fresh one holds after loading them. */
export function libraryOf(contents: readonly SchemeContent[]): Library {
  return {
    schemes: contents.map(({ scheme, reference, lint }) => ({ ...scheme, reference, lint })),
    packs: contents.flatMap(({ scheme, packs }) =>
      packs.map(({ pack }) => ({ ...pack, scheme: scheme.key, effectiveFrom: null })),
    ),
    statements: contents.flatMap(({ scheme, packs }) =>
      packs.flatMap(({ pack, statements }) =>
        statements.map(({ statement, hash }) => ({ ...statement, scheme: scheme.key, pack: pack.key, hash })),
      ),
    ),
  }
}
