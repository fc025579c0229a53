import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type SchemeContent, schemeSchema, statementSchema } from '../../domain/kernel/statement.ts'

/** Reads and validates every scheme under this folder, and hashes the content (not the file's white space). */
export function readSchemes(folder = import.meta.dirname): readonly SchemeContent[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => readScheme(join(folder, entry.name)))
}

function readScheme(folder: string): SchemeContent {
  const scheme = schemeSchema.parse(readJson(join(folder, 'scheme.json')))
  const statements = readdirSync(join(folder, 'statements'))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const statement = statementSchema.parse(readJson(join(folder, 'statements', name)))
      return { statement, hash: sha256(JSON.stringify(statement)) }
    })
  const hash = sha256(JSON.stringify([scheme, statements.map((each) => each.hash)]))
  return { ...scheme, hash, statements }
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
