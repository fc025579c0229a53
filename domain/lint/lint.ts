import { type About, classifyPaper } from './about.ts'
import type { Entry, Linter } from './compile.ts'
import { type Found, findWordings } from './find.ts'
import { findingOf, type Stand } from './finding.ts'
import { type Page, pageWithout, readPage } from './page.ts'
import type { Deviation, Finding, LintResult } from './result.ts'
import { holds, type Standing, standsOf, wordsOf } from './stands.ts'

/** So many words away, a rider still stands with a statement. */
const RIDER_NEAR = 80

/**
 * Compares a text with the library: every statement of it that the text carries, word for word, in an accepted wording or
 * not, and what class of deviation each difference is. Pure and quick: a page takes less than two milliseconds.
 */
export function lint(linter: Linter, text: string, about: About = {}): LintResult {
  const first = readLayer(linter, readPage(text, linter.vocabulary), about)
  const layers = [first, ...layerBehind(linter, first, about)]
  const findings = layers.flatMap((layer) => findingsOf(layer, about)).sort((a, b) => a.start - b.start)
  const stands = layers.flatMap((layer) => layer.stands)
  const loose = layers.flatMap(({ page, riders }) =>
    riders.flatMap(({ rider, stand }) => (stand === null ? [riderOf(page, rider).deviation] : [])),
  )
  const deviations = [...(findings.length === 0 ? [NONE] : editionsTogether(stands)), ...loose]
  return { verdict: verdictOf(findings, deviations), findings, deviations }
}

/** A page, or what is left of it, with what stands on it. */
type Layer = {
  readonly page: Page
  readonly stands: readonly Standing[]
  readonly riders: readonly { readonly rider: Found; readonly stand: Standing | null }[]
}

function readLayer(linter: Linter, page: Page, about: About): Layer {
  const stands = standsOf(
    linter,
    page,
    findWordings(linter, page, 'statement', (entry) => worth(entry, about)),
  )
  const riders = findWordings(linter, page, 'rider', () => 0)
  return { page, stands, riders: riders.map((rider) => ({ rider, stand: nearest(rider, stands) })) }
}

/** What stands between the lines of a statement may be another one, in the next column. */
function layerBehind(linter: Linter, { page, stands, riders }: Layer, about: About): readonly Layer[] {
  if (!stands.some(({ alignment }) => alignment.steps.some(({ op }) => op === 'cell'))) return []
  const used = new Set([...stands, ...riders.map(({ rider }) => rider)].flatMap(({ alignment }) => wordsOf(alignment)))
  return [
    readLayer(
      linter,
      pageWithout(page, (word) => used.has(word), linter.vocabulary),
      about,
    ),
  ]
}

function findingsOf({ page, stands, riders }: Layer, about: About): readonly Finding[] {
  return stands.map((stand) => {
    const own = riders.filter((each) => each.stand === stand).map(({ rider }) => riderOf(page, rider))
    const taken = (word: number) => stands.some((other) => other !== stand && holds(other, word))
    return findingOf(page, { ...stand, riders: own, taken }, about)
  })
}

const NONE: Deviation = { class: 'none-found', sentence: 'No statement of the library stands in this text.' }

/** Between statements of the same words, the one that belongs on such a paper, and then the newest. */
function worth(entry: Entry, about: About): number {
  if (entry.kind === 'rider') return 0
  const fits = classifyPaper(entry.statement, entry.scheme, about).length === 0
  return (fits ? 1 : 0) + entry.statement.version / 1000
}

/** The statement that a rider stands with: the one before it, or else the one behind it. */
function nearest(rider: Found, stands: readonly Standing[]): Standing | null {
  const { first, last } = rider.alignment
  const own = stands.filter(({ entry }) => entry.scheme.key === rider.entry.scheme.key)
  const before = own.filter(({ alignment }) => alignment.first <= first && first - alignment.last <= RIDER_NEAR)
  const behind = own.filter(({ alignment }) => alignment.first > first && alignment.first - last <= RIDER_NEAR)
  return before.at(-1) ?? behind[0] ?? null
}

function riderOf(page: Page, { entry, alignment: { first, last } }: Found): Stand['riders'][number] {
  const words = page.given.slice(page.words[first]?.start, page.words[last]?.end).replace(/\s+/gu, ' ')
  const note = entry.kind === 'rider' ? ` ${entry.rider.note}` : ''
  return { first, last, deviation: { class: 'obsolete-rider', sentence: `“${words}” is an obsolete rider.${note}` } }
}

/** A paper carries one edition of a family, so two whole ones are one too many. */
function editionsTogether(stands: readonly Standing[]): readonly Deviation[] {
  const families = Map.groupBy(stands, ({ entry: { statement } }) => `${statement.scheme} ${statement.family}`)
  return [...families.values()].flatMap((own): readonly Deviation[] => {
    const editions = [...new Set(own.map(({ entry }) => entry.statement.edition))]
    if (editions.length < 2) return []
    return [
      {
        class: 'several-editions-mixed',
        sentence: `The text carries ${editions.join(' and ')}; one paper carries one of them.`,
      },
    ]
  })
}

function verdictOf(findings: readonly Finding[], deviations: readonly Deviation[]): LintResult['verdict'] {
  if (findings.length === 0) return 'none'
  if (deviations.length > 0 || findings.some(({ outcome }) => outcome === 'deviation')) return 'deviation'
  return findings.some(({ outcome }) => outcome === 'accepted-variant') ? 'accepted-variant' : 'exact'
}
