import { z } from 'zod'
import type { Day } from '../kernel/calendar.ts'
import { type Library, packSchema } from '../kernel/scheme.ts'
import { type Checked, type JsonFile, type Problem, readJsonText } from '../kernel/scheme-checks/json-text.ts'
import { type Statement, statementSchema } from '../kernel/statement.ts'
import { nextVersion } from '../kernel/versions.ts'
import type { Candidates } from './check.ts'
import { hashOf, newestOf, recordOf } from './edition.ts'
import type { PackInput, PublicationContent } from './schema.ts'

const MAX_DEPTH = 32
/** A pack as one file: what docs/schemes.md puts into `pack.json`, and its statements beside it. */
const packFileSchema = z.strictObject({
  pack: packSchema,
  statements: z.array(statementSchema).max(500, 'A pack has at most 500 statements.'),
})
const rawSchema = z.object({ pack: z.unknown(), statements: z.array(z.unknown()) })
type PackFile = JsonFile<z.output<typeof packFileSchema>>

export type ReadPack = {
  readonly candidates: Candidates
  readonly content: PublicationContent
  readonly title: string
}

/**
 * Reads a pack that somebody typed or uploaded. What is in the library already, word for word, is no news and is left
 * out. What is wrong goes to `problems`, each point with its line; then the answer may be null.
 */
export function readPackText(library: Library, input: PackInput, problems: Problem[]): ReadPack | null {
  if (isTooDeep(input.text)) {
    problems.push({ file: 'pack', line: 1, reason: `The file is nested deeper than ${MAX_DEPTH} levels.` })
    return null
  }
  const file = readJsonText({ text: input.text, name: 'pack' }, packFileSchema, problems)
  if (!file) return null
  const { pack } = file.value
  const raw = rawSchema.parse(file.raw)
  const statements = file.value.statements.flatMap((statement, index) => {
    const hash = hashOf(raw.statements[index])
    return isKnown(library, input, statement) ? [] : [{ statement, hash, file: partOf(file, index) }]
  })
  const packHash = hashOf(raw.pack)
  const isNew = !library.packs.some(
    (each) => each.scheme === input.scheme && hashOf(contentOfPack(each)) === hashOf(pack),
  )
  if (!isNew && statements.length === 0) file.refuse([], 'Everything in this file is in the library already.')
  return {
    title: `${pack.name}, version ${pack.version}`,
    candidates: {
      ...{ scheme: input.scheme, pack: pack.key, effectiveOn: input.effectiveOn },
      statements: statements.map((each) => each.file),
      rules: isNew ? ruleFile(file) : null,
    },
    content: {
      statements: statements.map(({ statement, hash }) => ({ statement, hash })),
      pack: isNew ? { pack, hash: packHash } : null,
    },
  }
}

function isKnown({ statements }: Library, { scheme }: PackInput, statement: Statement): boolean {
  const hash = hashOf(statement)
  return statements.some(
    (each) => each.scheme === scheme && each.key === statement.key && hashOf(recordOf(each)) === hash,
  )
}

/** A pack as it is in the library, in the form in which its next version is drafted. Null when there is none. */
export function nextPackText(library: Library, scheme: string, key: string): string | null {
  const newest = library.packs
    .filter((each) => each.scheme === scheme && each.key === key)
    .toSorted((a, b) => b.version - a.version)[0]
  if (!newest) return null
  const own = library.statements.filter((each) => each.scheme === scheme && each.pack === key)
  const statements = [...new Set(own.map((each) => newestOf(library, scheme, each.key)))].flatMap((each) =>
    each ? [recordOf(each)] : [],
  )
  const pack = { ...contentOfPack(newest), version: nextVersion(newest.version) }
  return JSON.stringify({ pack, statements }, null, 2)
}

function contentOfPack(pack: Library['packs'][number]) {
  return packSchema.strip().parse(pack)
}

function partOf(file: PackFile, index: number): Checked<Statement> {
  const value = file.value.statements[index]
  if (!value) throw new Error('a statement that was counted is there')
  return { name: file.name, value, refuse: (path, reason) => file.refuse(['statements', index, ...path], reason) }
}

function ruleFile(file: PackFile): Candidates['rules'] {
  return {
    name: file.name,
    value: file.value.pack,
    refuse: (path, reason) => file.refuse(['pack', ...path], reason),
  }
}

/** Asked before the text is parsed: parsing goes as deep as the text does. */
function isTooDeep(text: string): boolean {
  let [depth, isInText, isEscaped] = [0, false, false]
  for (const char of text) {
    if (isEscaped) isEscaped = false
    else if (isInText && char === '\\') isEscaped = true
    else if (char === '"' || char === '\n') isInText = char === '"' && !isInText
    else if (!isInText && (char === '[' || char === '{')) depth += 1
    else if (!isInText && (char === ']' || char === '}')) depth -= 1
    if (depth > MAX_DEPTH) return true
  }
  return false
}

/** For a day that the candidates of a stored publication are looked at again. */
export function storedCandidates(
  { statements, pack }: PublicationContent,
  about: { readonly scheme: string; readonly pack: string; readonly effectiveOn: Day },
  refuse: (reason: string) => void,
): Candidates {
  return {
    ...about,
    statements: statements.map(({ statement }) => ({
      name: statement.key,
      value: statement,
      refuse: (_path, reason) => refuse(reason),
    })),
    rules: pack ? { name: pack.pack.key, value: pack.pack, refuse: (_path, reason) => refuse(reason) } : null,
  }
}
