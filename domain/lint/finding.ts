import { type About, classifyForm, classifyPaper } from './about.ts'
import type { Alignment } from './align.ts'
import { openBrackets } from './brackets.ts'
import { type Case, classify } from './classes.ts'
import type { Entry } from './compile.ts'
import { diffOf } from './diff.ts'
import { type Differences, differencesOf } from './differences.ts'
import type { Page } from './page.ts'
import { type Deviation, deviationClasses, type Finding } from './result.ts'
import { classifySurroundings } from './surroundings.ts'

export type StatementEntry = Extract<Entry, { readonly kind: 'statement' }>

/** A statement's place on a page, and what else stands there. */
export type Stand = {
  readonly entry: StatementEntry
  readonly alignment: Alignment
  /** The edition whose words it carries too. */
  readonly mixedWith: string | null
  readonly riders: readonly { readonly deviation: Deviation; readonly first: number; readonly last: number }[]
  /** Whether a word belongs to another statement that was found. */
  readonly taken: (word: number) => boolean
}

/** Judges a statement's place on a page: its words, what stands round it, and the paper it stands on. */
export function findingOf(page: Page, stand: Stand, about: About): Finding {
  const { entry, alignment, riders, mixedWith } = stand
  const { statement, scheme } = entry
  const inRider = (word: number) => riders.some(({ first, last }) => word >= first && word <= last)
  const all = differencesOf(page, alignment)
  const differences = { ...all, changes: all.changes.filter(({ found }) => !mostly(found, inRider)) }
  const own: Case = { page, scheme, goods: new Set(Object.keys(statement.goods)), alignment, differences }
  const words = [...ofMixture(statement.edition, mixedWith), ...classify(own), ...ofPunctuation(own)]
  const round = classifySurroundings(own, stand.taken, inRider)
  const deviations = sorted([
    ...words,
    ...round,
    ...riders.map(({ deviation }) => deviation),
    ...classifyPaper(statement, scheme, about),
    ...classifyForm(differences, about),
  ])
  const remarks = remarksOf(all)
  const wording =
    words.length > 0 || round.some(isOfWords) ? 'changed' : remarks.length > 0 ? 'accepted-variant' : 'exact'
  const [start, end] = edgesOf(page, alignment)
  return {
    scheme: statement.scheme,
    statementKey: statement.key,
    version: statement.version,
    edition: statement.edition,
    name: statement.name,
    source: statement.source.of,
    outcome: deviations.length > 0 || wording === 'changed' ? 'deviation' : wording,
    wording,
    deviations,
    remarks,
    diff: diffOf(page, alignment, all),
    start,
    end,
    found: page.given.slice(start, end),
  }
}

function mostly(words: readonly number[], is: (word: number) => boolean): boolean {
  return words.length > 0 && words.filter(is).length * 2 > words.length
}

function isOfWords(deviation: Deviation): boolean {
  return deviation.class === 'inserted-words' || deviation.class === 'weakened-verb'
}

function ofMixture(edition: string, mixedWith: string | null): readonly Deviation[] {
  if (mixedWith === null) return []
  return [{ class: 'several-editions-mixed', sentence: `Words of ${edition} and of ${mixedWith} are mixed.` }]
}

/** Brackets and blanks that should be gone, and signs that no wording has. */
function ofPunctuation({ page, alignment, differences }: Case): readonly Deviation[] {
  const brackets = openBrackets(page, alignment)
  const odd = differences.marks.filter(
    (mark) => mark.odd && !(brackets.length > 0 && /^[[\](){}<>*_.,-]*$/.test(mark.found)),
  )
  return [
    ...brackets.map(
      ({ text }): Deviation => ({
        class: 'brackets-unresolved',
        sentence: `“${text.replace(/\s+/gu, ' ')}” still has to be decided or filled in.`,
      }),
    ),
    ...odd.map(({ found, official, word }): Deviation => {
      const where = page.given.slice(page.words[word]?.start, page.words[word]?.end)
      const what = found === '' ? `“${official}” is missing` : `“${found}” stands`
      return { class: 'typing-error', sentence: `${what} before “${where}”.` }
    }),
  ]
}

function remarksOf({ detours, marks, respaced }: Differences): readonly string[] {
  return [
    ...new Set([
      ...detours.flatMap(({ cause }) => {
        if (cause.of === 'sibling') return []
        return cause.of === 'adaptation' ? [cause.note] : [`Accepted as seen: ${cause.source}.`]
      }),
      ...(marks.some(({ odd }) => !odd) ? ['Commas, stops or dashes are set differently.'] : []),
      ...(respaced ? ['Spaces are missing, or stand inside words.'] : []),
    ]),
  ]
}

/** Each deviation once, the gravest first. */
function sorted(deviations: readonly Deviation[]): readonly Deviation[] {
  const unique = new Map(deviations.map((each) => [each.class + each.sentence, each]))
  return [...unique.values()].sort((a, b) => deviationClasses.indexOf(a.class) - deviationClasses.indexOf(b.class))
}

/** From the first letter to the full stop. */
function edgesOf(page: Page, { first, last }: Alignment): readonly [number, number] {
  const [start, end] = [page.words[first]?.start ?? 0, page.words[last]?.end ?? 0]
  return [start, /[.!]/.test(page.given.charAt(end)) ? end + 1 : end]
}
