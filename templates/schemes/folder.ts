import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import type { JsonFile, Problem } from '../../domain/kernel/scheme-checks/json-text.ts'
import { readJsonFile } from './json-file.ts'

/** A folder that is being read: every file of it that is asked for is known, and what nobody asks for is a problem. */
export type Folder = {
  /** Its path below the folder of the schemes. */
  readonly name: string
  /** The file, or null with a problem when it is missing or not of the right form. */
  readonly file: <S extends z.ZodType>(name: string, schema: S) => JsonFile<z.output<S>> | null
  /** The same for a file that may be left out: then it is undefined, without a problem. */
  readonly optionalFile: <S extends z.ZodType>(name: string, schema: S) => JsonFile<z.output<S>> | null | undefined
  /** The folder of that name; an absent one is empty. */
  readonly folder: (name: string) => Folder
  /** The names of what lies in it and was not asked for yet, in order. */
  readonly others: () => readonly { readonly name: string; readonly isFolder: boolean }[]
}

/** Opens a folder below `root`. Names that begin with a dot are the system's, not the scheme's. */
export function openFolder(root: string, name: string, problems: Problem[]): Folder {
  const at = join(root, name)
  const asked = new Set<string>()
  const path = (of: string) => (name === '' ? of : `${name}/${of}`)
  const read = <S extends z.ZodType>(of: string, schema: S) => {
    asked.add(of)
    return readJsonFile({ path: join(at, of), name: path(of) }, schema, problems)
  }
  return {
    name,
    file: (of, schema) => {
      if (existsSync(join(at, of))) return read(of, schema)
      problems.push({ file: path(of), line: 1, reason: 'The file is missing.' })
      return null
    },
    optionalFile: (of, schema) => (existsSync(join(at, of)) ? read(of, schema) : undefined),
    folder: (of) => {
      asked.add(of)
      return openFolder(root, path(of), problems)
    },
    others: () =>
      existsSync(at)
        ? readdirSync(at, { withFileTypes: true })
            .filter((entry) => !entry.name.startsWith('.') && !asked.has(entry.name))
            .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
            .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        : [],
  }
}
