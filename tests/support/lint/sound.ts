import type { Library, LibraryStatement } from '../../../domain/kernel/scheme.ts'
import type { Token } from '../../../domain/kernel/statement.ts'
import type { Random } from './random.ts'

const VALUES: Readonly<Record<string, readonly string[]>> = {
  seller: ['Hudson Gems Inc', 'Okavango Trading BV'],
  buyer: ['Meridian Jewels LLC'],
  date: ['12 March 2024', '2024-03-12'],
  'place-of-import': ['Antwerp', 'New York'],
  'registration-number': ['SOW-10422'],
  pieces: ['12'],
  quantity: ['14.69'],
  countryOfOrigin: ['India', 'Botswana'],
  countryOfMining: ['Botswana', 'Canada'],
  kpCertificate: ['EU00012345'],
  largestStoneCarats: ['1.01'],
  treatment: ['laser drilling', 'fracture filling'],
  claimValue: ['70'],
}

/** A statement's words as a dealer prints them, each token with one of its values. */
export function printedText(text: string, tokens: readonly Token[], random: Random): string {
  return text.replace(/\{([^{}]+)\}/gu, (whole, name: string) => {
    const token = tokens.find((each) => each.name === name)
    return token ? valueFor(token, random) : whole
  })
}

function valueFor(token: Token, random: Random): string {
  switch (token.from) {
    case 'choice':
      return random.pick(Object.values(token.choices))
    case 'threshold':
      return random.pick(['0.50', '1.00'])
    case 'text':
      return random.pick(['Hudson Gems Inc', 'Meridian', 'EU2024 0012'])
    case 'document':
    case 'line':
      return random.pick(VALUES[token.fact] ?? ['Botswana'])
  }
}

/** The statement's own words. */
export function exactText(statement: LibraryStatement, random: Random): string {
  return printedText(statement.text, statement.tokens, random)
}

/** The statement with something that is no word for each value that the dealer may choose freely, so that nothing is done to it. */
export function textToSpoil({ text, tokens }: LibraryStatement, random: Random): string {
  return printedText(
    text.replace(/\{([^{}]+)\}/gu, (whole, name: string) => {
      const token = tokens.find((each) => each.name === name)
      if (token?.from === 'threshold') return '1.00'
      return token?.from === 'choice' ? whole : VALUE
    }),
    tokens,
    random,
  )
}

export const VALUE = 'BE42'

/** Everything that is received as the statement, token choices and all. */
export function variantTexts(library: Library, statement: LibraryStatement, random: Random): readonly string[] {
  const own = exactText(statement, random)
  const equals = library.schemes.flatMap(({ key, lint }) => (key === statement.scheme ? lint.equals : []))
  return [
    ...statement.variants.map(({ text }) => printedText(text, statement.tokens, random)),
    ...Object.values(statement.adaptations).map(({ text }) => printedText(text, statement.tokens, random)),
    ...equals.flatMap(({ official, accepted }) =>
      own.includes(official) ? accepted.map((each) => own.replace(official, each)) : [],
    ),
  ]
}

/** Words without what does not count, to see whether a mutation really changed something. */
export function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
