import type { LibraryStatement, Scheme } from '../../../domain/kernel/scheme.ts'

/** What the form of an edition needs to know of the statement that it begins from. */
export type EditionBase = {
  readonly scheme: string
  readonly key: string
  readonly edition: string
  readonly tokens: readonly string[]
  readonly documentTypes: readonly string[]
  readonly goods: readonly { readonly key: string; readonly name: string }[]
}

/** The base of an edition's form: all goods of the scheme can be chosen. */
export function editionBase(statement: LibraryStatement, goods: Scheme['goods']): EditionBase {
  const { scheme, key, edition, tokens, documentTypes } = statement
  return {
    ...{ scheme, key, edition, documentTypes },
    tokens: tokens.map(({ name }) => name),
    goods: goods.map(({ key: goodsKey, name }) => ({ key: goodsKey, name })),
  }
}

/** What the form of a new edition begins with: the words, goods and source of the statement before it. */
export function startFrom(statement: LibraryStatement): Readonly<Record<string, unknown>> {
  const { name, text, official, adaptations, goods, source } = statement
  return {
    ...{ name, text, adaptations, standing: source.standing, older: 'ends' },
    official: official === text ? '' : official,
    goods: Object.fromEntries(Object.keys(goods).map((key) => [key, { covered: 'on' }])),
  }
}

/** What the form begins with when a draft is changed: what was typed before. */
export function startAgain(input: { readonly goods: Readonly<Record<string, object>> }) {
  return {
    ...input,
    goods: Object.fromEntries(Object.entries(input.goods).map(([key, days]) => [key, { ...days, covered: 'on' }])),
  }
}
