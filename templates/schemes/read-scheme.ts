import { canonicalJson } from '../../domain/kernel/canonical.ts'
import {
  type Lint,
  lintSchema,
  packSchema,
  type Scheme,
  type SchemeContent,
  schemeSchema,
} from '../../domain/kernel/scheme.ts'
import type { JsonFile, Problem } from '../../domain/kernel/scheme-checks/json-text.ts'
import { sha256 } from '../../domain/kernel/sha256.ts'
import { type Statement, statementSchema } from '../../domain/kernel/statement.ts'
import type { Folder } from './folder.ts'
import { type ReferenceFiles, readReference, referenceOf } from './reference.ts'

export type PackFiles = {
  readonly pack: JsonFile<SchemeContent['packs'][number]['pack']>
  readonly statements: readonly JsonFile<Statement>[]
}

/** The files of a scheme, each of the right form; whether they agree with each other is not said yet. */
export type SchemeFiles = {
  readonly scheme: JsonFile<Scheme>
  readonly lint: JsonFile<Lint> | undefined
  readonly reference: ReferenceFiles
  readonly packs: readonly PackFiles[]
}

/** What could be read of a scheme's folder: its statements, and everything together when nothing was wrong. */
export type ReadScheme = { readonly statements: readonly JsonFile<Statement>[]; readonly files: SchemeFiles | null }

/** Reads the files of one scheme's folder. What is wrong with one of them goes to `problems`. */
export function readSchemeFiles(folder: Folder, problems: Problem[]): ReadScheme {
  const scheme = folder.file('scheme.json', schemeSchema)
  const lint = folder.optionalFile('lint.json', lintSchema)
  const referenceFolder = folder.folder('reference')
  const reference = readReference(referenceFolder)
  const packs = folder.others().flatMap(({ name, isFolder }) => {
    if (isFolder) return [readPack(folder.folder(name), problems)]
    unread(folder, name, problems)
    return []
  })
  for (const { name } of referenceFolder.others()) unread(referenceFolder, name, problems)
  if (scheme && scheme.value.key !== folder.name) scheme.refuse(['key'], named(scheme.value.key, 'folder', folder.name))
  const statements = packs.flatMap((each) => each.statements)
  const whole = packs.flatMap(({ pack, statements: own, complete }) =>
    pack && complete ? [{ pack, statements: own }] : [],
  )
  const complete = scheme && lint !== null && reference && whole.length === packs.length
  return { statements, files: complete ? { scheme, lint, reference, packs: whole } : null }
}

function readPack(folder: Folder, problems: Problem[]) {
  const pack = folder.file('pack.json', packSchema)
  const inside = folder.folder('statements')
  const names = inside.others().map(({ name }) => name)
  const read = names.filter((name) => name.endsWith('.json')).map((name) => inside.file(name, statementSchema))
  const statements = read.filter((each) => each !== null)
  for (const { name } of [...inside.others(), ...folder.others()])
    unread(inside.others().some((each) => each.name === name) ? inside : folder, name, problems)
  const own = folder.name.split('/').at(-1) ?? ''
  if (pack && pack.value.key !== own) pack.refuse(['key'], named(pack.value.key, 'folder', own))
  for (const { name, value, refuse } of statements) {
    const file = name.split('/').at(-1) ?? ''
    if (file !== `${value.key}.json`) refuse(['key'], named(value.key, 'file', file))
  }
  return { pack, statements, complete: read.length === statements.length }
}

function named(key: string, what: 'file' | 'folder', name: string): string {
  return `The key is “${key}” but the ${what} is “${name}”: they must be the same.`
}

function unread(folder: Folder, name: string, problems: Problem[]): void {
  problems.push({ file: `${folder.name}/${name}`, line: 1, reason: 'Nothing reads this file: is its name right?' })
}

/** The scheme that its files make, each part with the hash of what was read. */
export function contentOf({ scheme, lint, reference, packs }: SchemeFiles): SchemeContent {
  const parts = [
    scheme,
    lint,
    ...Object.values(reference),
    ...packs.flatMap(({ pack, statements }) => [pack, ...statements]),
  ]
  return {
    scheme: scheme.value,
    reference: referenceOf(reference),
    lint: lint?.value ?? lintSchema.parse({}),
    packs: packs.map(({ pack, statements }) => ({
      pack: pack.value,
      hash: hashOf(pack.raw),
      statements: statements.map((each) => ({ statement: each.value, hash: hashOf(each.raw) })),
    })),
    hash: hashOf(parts.flatMap((each) => (each ? [[each.name, each.raw]] : []))),
  }
}

function hashOf(value: unknown): string {
  return sha256(canonicalJson(value))
}
