import type { SystemDatabase } from '../../db/client.ts'
import { libraryRevision, libraryRows } from '../../db/system/library.ts'
import type { PublicationId } from '../kernel/ids.ts'
import { type Library, packSchema, storedSchemeSchema } from '../kernel/scheme.ts'
import { statementSchema } from '../kernel/statement.ts'
import { settleVersions } from '../kernel/versions.ts'
import { compileLinter, type Linter } from '../lint/compile.ts'
import { type Chooser, compileChooser } from '../warranties/compile.ts'

/** The library with what was prepared from it once, for as long as nothing new is published. */
export type KeptLibrary = {
  readonly library: Library
  /** The part of the library that speaks of these schemes, ready for decisions. */
  readonly chooser: (schemes: readonly string[]) => Chooser
  /** All of it, ready to be compared with texts. */
  readonly linter: () => Linter
}

/**
 * Gives the library as it is published now: reads it again when its revision moved on. The revision is asked for every
 * time, unless the caller has read it with something else.
 */
export type LibraryKeeper = { readonly current: (revision?: bigint) => Promise<KeptLibrary> }

/** A keeper for one process; only the entry files make one. */
export function keepLibrary(system: SystemDatabase): LibraryKeeper {
  let kept: { readonly revision: bigint; readonly value: Promise<KeptLibrary> } | null = null
  return {
    current: async (known) => {
      const revision = known ?? (await libraryRevision(system))
      // Somebody whose transaction began before the last publication does not bring the older library back.
      if (kept !== null && kept.revision >= revision) return kept.value
      const reading = { revision, value: readLibrary(system).then(prepare) }
      kept = reading
      reading.value.catch(() => {
        // What failed once is read again the next time.
        if (kept === reading) kept = null
      })
      return reading.value
    },
  }
}

/** Only what these schemes say. */
export function partOf(library: Library, schemes: readonly string[]): Library {
  return {
    schemes: library.schemes.filter(({ key }) => schemes.includes(key)),
    packs: library.packs.filter(({ scheme }) => schemes.includes(scheme)),
    statements: library.statements.filter(({ scheme }) => schemes.includes(scheme)),
  }
}

function prepare(library: Library): KeptLibrary {
  const choosers = new Map<string, Chooser>()
  let linter: Linter | null = null
  return {
    library,
    chooser: (schemes) => {
      const name = schemes.toSorted().join()
      const chooser = choosers.get(name) ?? compileChooser(partOf(library, schemes))
      choosers.set(name, chooser)
      return chooser
    },
    linter: () => {
      linter ??= compileLinter(library)
      return linter
    },
  }
}

/** The library as it was when a publication was not in it yet: what that one is compared with. */
export function libraryBefore(system: SystemDatabase, id: PublicationId): Promise<Library> {
  return readLibrary(system, id)
}

async function readLibrary(system: SystemDatabase, before: PublicationId | null = null): Promise<Library> {
  const { schemes, packs, statements } = await libraryRows(system, before)
  return {
    schemes: schemes.map(({ content }) => {
      const { scheme, ...rest } = storedSchemeSchema.parse(content)
      return { ...scheme, ...rest }
    }),
    packs: packs.map(({ scheme, content, effectiveFrom }) => ({ ...packSchema.parse(content), scheme, effectiveFrom })),
    statements: settleVersions(
      statements.map(({ scheme, pack, content, hash }) => ({
        ...statementSchema.parse(content),
        scheme,
        pack: pack ?? '',
        hash,
      })),
    ),
  }
}
