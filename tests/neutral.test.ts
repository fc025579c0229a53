import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { readSchemes } from '../templates/schemes/read.ts'

// Schemes are data: whatever names one of them stands in its folder, and in no line of code.
const CODE = ['app', 'domain', 'worker', 'platform', 'bin', 'db', 'templates']
/** Data of the schemes themselves, history that can no longer change, what is generated from it, and tests' fixtures. */
const NOT_CODE = /^templates\/schemes\/[^/]+\/|^db\/migrations\/|^db\/schema[.]|[.]test[.]tsx?$/

const schemes = readSchemes()

/** 'World Diamond Council' → 'WDC'; null for what has not at least three words with a capital. */
function acronymOf(name: string): string | null {
  const initials = name.match(/\b[A-Z](?=[a-z]+\b)/g) ?? []
  return initials.length >= 3 ? initials.join('') : null
}

/** Every word that would give the scheme away: what it is called, its owner and publishers, its packs, statements and registration. */
function wordsOf({ scheme, packs }: (typeof schemes)[number]): readonly string[] {
  const { name, numberName, site } = scheme.registration
  const publishers = packs.flatMap(({ pack }) => pack.publisher.split(/[(;,]/)).map((part) => part.trim())
  const acronyms = [scheme.owner, ...publishers].map(acronymOf).filter((word) => word !== null)
  const statements = packs.flatMap((pack) => pack.statements.map(({ statement }) => statement))
  return [
    ...new Set([
      ...[scheme.key, scheme.name, scheme.owner, name, numberName, site, ...acronyms],
      ...packs.map(({ pack }) => pack.key),
      ...statements.flatMap(({ key, family, edition }) => [key, family, edition]),
    ]),
  ]
}

/** The text as words, twice: as they stand, and taken apart inside camelCase and before digits. */
function streams(text: string): readonly string[] {
  const whole = text.match(/[A-Za-z0-9]+/g) ?? []
  const parts = whole.flatMap((word) =>
    word.split(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])/),
  )
  return [whole, parts].map((words) => ` ${words.join(' ').toLowerCase()} `)
}

function names(text: string, words: readonly string[]): readonly string[] {
  const inText = streams(text)
  return words.filter((word) => streams(word).some((phrase, at) => inText[at]?.includes(phrase)))
}

/** The first line with the word; 0 when it is in the file's name or goes over a line's end. */
function lineOf(text: string, word: string): number {
  return text.split('\n').findIndex((line) => names(line, [word]).length > 0) + 1
}

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...CODE], {
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((file) => !NOT_CODE.test(file))

it('looks through the code, and knows words of each of two schemes at least', () => {
  expect(files.length).toBeGreaterThan(300)
  expect(schemes.length).toBeGreaterThan(1)
  for (const each of schemes) expect(wordsOf(each).length, each.scheme.key).toBeGreaterThan(10)
})

describe.each(schemes.map((each) => [each.scheme.key, wordsOf(each)] as const))('the scheme %s', (_key, words) => {
  test('is named by no line of code', () => {
    const found = files.flatMap((file) => {
      const text = readFileSync(file, 'utf8')
      return names(`${file}\n${text}`, words).map((word) => `${file}:${lineOf(text, word)}: ${word}`)
    })
    expect(found).toEqual([])
  })
})

const words = ['oak', 'Oak registration', 'oak-2021', 'OAK-V3-1']
test.each([
  ['in a sentence', 'No Oak registration is recorded', ['oak', 'Oak registration']],
  ['in a name', 'readonly oakNumber: string', ['oak']],
  ['at the end of a name', 'const isOAK = true', ['oak']],
  ['in a column', 'select oak_number from x', ['oak']],
  ['as a key with its digits', "edition: 'OAK2021'", ['oak', 'oak-2021']],
  ['as an edition', 'OakV3_1', ['oak', 'OAK-V3-1']],
  ['not at all', 'soak the cloak, Oaken', []],
])('a scheme’s word is found %s', (_where, text, found) => {
  expect(names(text, words)).toEqual(found)
})
