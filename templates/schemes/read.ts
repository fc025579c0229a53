import type { SchemeContent } from '../../domain/kernel/scheme.ts'
import { checkStatement } from '../../domain/kernel/scheme-checks/check-statement.ts'
import type { Problem } from '../../domain/kernel/scheme-checks/json-text.ts'
import { checkNames } from './check-names.ts'
import { checkScheme } from './check-scheme.ts'
import { openFolder } from './folder.ts'
import { contentOf, readSchemeFiles } from './read-scheme.ts'

/**
 * Reads every scheme under this folder. Throws one error that names everything that is wrong with any of them, by file
 * and line (docs/schemes.md, "What is refused").
 */
export function readSchemes(folder = import.meta.dirname): readonly SchemeContent[] {
  const problems: Problem[] = []
  const root = openFolder(folder, '', problems)
  const read = root
    .others()
    .filter(({ isFolder }) => isFolder)
    .map(({ name }) => readSchemeFiles(root.folder(name), problems))
  for (const each of read.flatMap(({ statements }) => statements)) checkStatement(each)
  const whole = read.flatMap(({ files }) => files ?? [])
  // A file that could not be read would make the others seem wrong: they are looked at together when all are there.
  for (const each of whole) checkScheme(each)
  checkNames(whole)
  if (problems.length > 0) throw new Error(refusal(folder, problems))
  return whole.map(contentOf)
}

function refusal(folder: string, problems: readonly Problem[]): string {
  const lines = problems
    .toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
    .map(({ file, line, reason }) => `${file}:${line}: ${reason}`)
  return `The schemes in ${folder} cannot be used.\n  ${[...new Set(lines)].join('\n  ')}`
}
