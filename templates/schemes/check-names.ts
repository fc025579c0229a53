import type { Checked } from '../../domain/kernel/scheme-checks/json-text.ts'
import type { Path } from '../../domain/kernel/scheme-checks/sentences.ts'
import type { SchemeFiles } from './read-scheme.ts'

type Named = { readonly file: Checked<unknown>; readonly name: string; readonly path: Path }

/**
 * Refuses names that two files give away. A document names its statements, families and goods without the scheme, so a
 * name is one thing in all schemes together.
 */
export function checkNames(schemes: readonly SchemeFiles[]): void {
  const statements = schemes.flatMap(({ packs }) => packs.flatMap((each) => each.statements))
  checkOnce(
    'statement',
    statements.map((file) => ({ file, name: file.value.key, path: ['key'] })),
  )
  checkOnce(
    'goods class',
    schemes.flatMap(({ scheme: file }) =>
      file.value.goods.map(({ key }, index) => ({ file, name: key, path: ['goods', index, 'key'] })),
    ),
  )
  checkFamilyNames(schemes)
}

function checkOnce(what: string, found: readonly Named[]): void {
  const first = new Map<string, string>()
  for (const { file, name, path } of found) {
    const owner = first.get(name)
    if (owner !== undefined && owner !== file.name) file.refuse(path, `${owner} has a ${what} “${name}” already.`)
    first.set(name, owner ?? file.name)
  }
}

/** A family lives in one pack: its rules choose among its editions. */
function checkFamilyNames(schemes: readonly SchemeFiles[]): void {
  const first = new Map<string, string>()
  for (const { pack, statements } of schemes.flatMap(({ packs }) => packs))
    for (const { value, refuse } of statements) {
      const owner = first.get(value.family)
      if (owner !== undefined && owner !== pack.name)
        refuse(['family'], `${owner} has the family “${value.family}” already: editions of one family are in one pack.`)
      first.set(value.family, owner ?? pack.name)
    }
}
