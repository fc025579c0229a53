import { libraryOf } from '../../domain/kernel/library.ts'
import type { LibraryStatement } from '../../domain/kernel/scheme.ts'
import { readSchemes } from '../../templates/schemes/read.ts'

/** The library as it ships, without a database. */
export const shippedLibrary = libraryOf(readSchemes())

/** A statement of the shipped library. */
export function shippedStatement(key: string): LibraryStatement {
  const found = shippedLibrary.statements.find((each) => each.key === key)
  if (!found) throw new Error(`no statement ${key} ships`)
  return found
}
