import type { Deps } from '../deps.ts'
import { DomainError } from '../kernel/errors.ts'
import { parseInput } from '../kernel/parse.ts'
import { lint } from './lint.ts'
import type { LintResult } from './result.ts'
import { lintInput } from './schema.ts'

/** Compares a text with the library as it is published now, for anybody: nothing of the text is kept. */
export async function lintText(deps: Pick<Deps, 'library'>, input: unknown): Promise<LintResult> {
  const { text, date, goods, documentType } = parseInput(lintInput, input)
  const { library, linter } = await deps.library.current()
  const known = new Set(library.schemes.flatMap((scheme) => scheme.goods.map(({ key }) => key)))
  const unknown = goods.filter((each) => !known.has(each))
  if (unknown.length > 0)
    throw new DomainError('invalid', 'Some fields need correcting.', {
      fields: { goods: unknown.map((each) => `No scheme has goods called ${each}.`) },
    })
  return lint(linter(), text, { date: date ?? undefined, goods, documentType: documentType ?? undefined })
}

/** The goods of every scheme, by which a text may be judged. */
export async function goodsToLint(
  deps: Pick<Deps, 'library'>,
): Promise<
  readonly { readonly scheme: string; readonly goods: readonly { readonly key: string; readonly name: string }[] }[]
> {
  const { library } = await deps.library.current()
  return library.schemes.map(({ name, goods }) => ({
    scheme: name,
    goods: goods.map(({ key, name }) => ({ key, name })),
  }))
}
