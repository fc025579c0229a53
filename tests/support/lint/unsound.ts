import type { Library, LibraryStatement } from '../../../domain/kernel/scheme.ts'
import type { Random } from './random.ts'
import { bare, exactText, textToSpoil, VALUE } from './sound.ts'

export type Spoiled = { readonly text: string; readonly classes: readonly string[] }
type Spoil = (statement: LibraryStatement, library: Library, random: Random) => Spoiled | null

const INSERTS = [
  'and the Kimberley Process Certification Scheme (KPCS)',
  'to our understanding',
  'fully',
  'and applicable European regulations',
  'generally',
  'our',
  'and our trusted partners',
  'in principle',
  'strictly speaking',
  'of the highest quality',
]

const typing: Spoil = (statement, _library, random) => {
  const text = textToSpoil(statement, random)
  const words = text.split(' ')
  for (let slip = 0; slip <= random.whole(3); slip++) {
    const long = words.flatMap((word, index) => (/^\p{L}{4,}[.,]?$/u.test(word) ? [index] : []))
    const at = random.pick(long)
    words[at] = misspelled(words[at] ?? '', random)
  }
  // A slip may undo the one before.
  return words.join(' ') === text ? null : { text: words.join(' '), classes: ['typing-error'] }
}

function misspelled(word: string, random: Random): string {
  const at = 1 + random.whole(word.replace(/[.,]$/, '').length - 2)
  const [before, here, next, after] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1), word.slice(at + 2)]
  switch (random.whole(4)) {
    case 0:
      return before + next + here + after
    case 1:
      return before + next + after
    case 2:
      return before + here + here + next + after
    default:
      return before + random.pick([...'qxzkw']) + next + after
  }
}

const truncated: Spoil = (statement, _library, random) => {
  const words = textToSpoil(statement, random).split(' ')
  if (words.length < 16) return null
  if (random.chance(0.7)) {
    const kept = Math.floor(words.length * (0.45 + random.whole(45) / 100))
    return { text: `${words.slice(0, kept).join(' ').replace(/[.,]$/, '')}.`, classes: ['truncated'] }
  }
  if (random.chance(0.5)) {
    const gone = 3 + random.whole(6)
    const at = 3 + random.whole(words.length - gone - 6)
    return { text: [...words.slice(0, at), ...words.slice(at + gone)].join(' '), classes: ['truncated'] }
  }
  return {
    text: words.slice(Math.floor(words.length * (0.15 + random.whole(25) / 100))).join(' '),
    classes: ['truncated'],
  }
}

const insertedWords: Spoil = (statement, _library, random) => {
  const words = textToSpoil(statement, random).split(' ')
  if (words.length < 10) return null
  const at = 2 + random.whole(words.length - 4)
  // What stands beside a free value may be part of it.
  if (words.slice(at - 1, at + 1).some((word) => word.startsWith(VALUE))) return null
  words.splice(at, 0, random.pick(INSERTS))
  return { text: words.join(' '), classes: ['inserted-words'] }
}

const weakVerb: Spoil = (statement, library, random) => {
  const text = textToSpoil(statement, random)
  const verbs = library.schemes.flatMap(({ key, lint }) => (key === statement.scheme ? lint.verbs : []))
  const standing = verbs.filter(({ official }) => new RegExp(`\\b${official}\\b`).test(text))
  if (standing.length === 0) return null
  const { official, weak } = random.pick(standing)
  return { text: text.replace(new RegExp(`\\b${official}\\b`), random.pick(weak)), classes: ['weakened-verb'] }
}

const brackets: Spoil = (statement, _library, random) => {
  const [open, close] = random.pick(['()', '[]', '{}', '<>'].map((pair) => [pair.charAt(0), pair.charAt(1)] as const))
  const choices = statement.tokens.filter(({ name }) => statement.text.includes(`{${name}}`))
  if (choices.length === 0) return null
  const token = random.pick(choices)
  const inner = token.from === 'choice' ? Object.values(token.choices).filter((each) => each !== '') : [token.name]
  const value = random.pick(inner)
  const space = value.startsWith(' ') ? ' ' : ''
  const printed = `${space}${open}${value.trim()}${close}`
  const text = exactText({ ...statement, text: statement.text.replace(`{${token.name}}`, '\u0001') }, random)
  return { text: text.replace('\u0001', printed), classes: ['brackets-unresolved'] }
}

const wrongGoods: Spoil = (statement, _library, random) => {
  const text = exactText(statement, random)
  if (statement.scheme !== 'sow' || 'LAB_GROWN' in statement.goods || !text.includes('diamonds herein')) return null
  const goods = random.pick([
    'gemstones',
    'coloured stones',
    'lab grown diamonds',
    'laboratory-grown diamonds',
    'emeralds',
  ])
  if (random.chance(0.3)) {
    const beside = random.pick(['We deal in lab grown diamonds only.', 'All stones are laboratory-grown diamonds.'])
    return { text: `${text} ${beside}`, classes: ['wrong-goods'] }
  }
  return { text: text.replace('diamonds herein', `${goods} herein`), classes: ['wrong-goods'] }
}

const rider: Spoil = (statement, library, random) => {
  const riders = library.schemes.flatMap(({ key, lint }) => (key === statement.scheme ? lint.riders : []))
  if (riders.length === 0 || statement.placement !== 'document') return null
  const { text } = random.pick(riders)
  return { text: `${exactText(statement, random)} These diamonds ${text}.`, classes: ['obsolete-rider'] }
}

/** The first sentence of one edition with the second of another, or the end of another behind all of it. */
const mixed: Spoil = (statement, library, random) => {
  const siblings = library.statements.filter(
    (other) =>
      other.scheme === statement.scheme && other.family === statement.family && other.edition !== statement.edition,
  )
  if (siblings.length === 0) return null
  const [own, other] = [exactText(statement, random), exactText(random.pick(siblings), random)]
  const [ownFirst, ownSecond] = sentences(own)
  const [, otherSecond] = sentences(other)
  if (random.chance(0.6)) return { text: `${ownFirst} ${otherSecond}`, classes: ['several-editions-mixed'] }
  const tail = otherSecond.slice(sharedStart(ownSecond, otherSecond))
  return {
    text: `${own.replace(/\.$/, '')}${tail.startsWith(',') ? '' : ' '}${tail}`,
    classes: ['several-editions-mixed'],
  }
}

function sentences(text: string): readonly [string, string] {
  const at = text.indexOf('. ') + 1
  return [text.slice(0, at), text.slice(at + 1)]
}

function sharedStart(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return /[ ,]/.test(b.charAt(at)) ? at : b.lastIndexOf(' ', at) + 1
}

const spoils: Readonly<Record<string, Spoil>> = {
  typing,
  truncated,
  inserted: insertedWords,
  weak: weakVerb,
  brackets,
  goods: wrongGoods,
  rider,
  mixed,
}
export const spoilNames = Object.keys(spoils)

/** A statement with something wrong, or null when that cannot go wrong with it, or went back to something right. */
export function spoiled(
  name: string,
  statement: LibraryStatement,
  library: Library,
  random: Random,
  right: readonly string[],
) {
  // A claim of a few words is there or it is not: what is not quite one says nothing.
  if (statement.text.split(' ').length < 8) return null
  const made = spoils[name]?.(statement, library, random) ?? null
  return made && !right.some((text) => bare(text) === bare(made.text) && made.text.length === text.length) ? made : null
}
