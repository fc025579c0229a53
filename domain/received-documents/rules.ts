import type { Day } from '../kernel/calendar.ts'
import type { GoodsClass } from '../kernel/goods.ts'
import type { Library, LibraryStatement } from '../kernel/scheme.ts'
import { holds } from '../kernel/window.ts'

/** What the statements of a received document are worth for the goods it brought. */
export type DocumentStanding = 'accepted' | 'not-needed' | 'not-valid' | 'missing' | 'unknown-edition'

/** Said of a document instead of an edition: it carries no warranty, or words that are in no official edition. */
export const withoutEdition = ['none', 'other'] as const

type Line = { readonly position: number; readonly goodsClass: GoodsClass }
type Came = { readonly edition: string; readonly documentDate: Day }

/**
 * The lines that an edition covers, by the schemes' own dates, goods class by goods class. Words that are in no
 * official edition cover none.
 */
export function acceptedPositions({ edition, documentDate }: Came, lines: readonly Line[], library: Library): number[] {
  const editions = warrantiesOf(library).filter((statement) => statement.edition === edition)
  const isAccepted = (goods: GoodsClass) =>
    editions.some((statement) => statement.goods[goods]?.accept.some((window) => holds(window, documentDate)))
  return lines.filter(({ goodsClass }) => isAccepted(goodsClass)).map(({ position }) => position)
}

type Received = {
  readonly lines: readonly Line[]
  readonly statements: readonly { readonly edition: string; readonly acceptedPositions: readonly number[] }[]
  /** Positions of a memo's lines that are warranted by what its sales carry. */
  readonly warrantedBySales?: readonly number[]
}

/** What a document's statements come to: judged when they were recorded, taken together over its lines. */
export function documentStanding(
  { lines, statements, warrantedBySales = [] }: Received,
  library: Library,
): DocumentStanding {
  const owed = new Set(
    library.schemes.flatMap(({ goods }) => goods).flatMap((each) => (each.warranted ? [each.key] : [])),
  )
  const covered = new Set([...statements.flatMap((each) => each.acceptedPositions), ...warrantedBySales])
  const wanting = lines.filter(({ goodsClass }) => owed.has(goodsClass))
  if (statements.length === 0 && wanting.length === 0) return 'not-needed'
  if (covered.size > 0 && wanting.every(({ position }) => covered.has(position))) return 'accepted'
  if (statements.length === 0) return 'missing'
  const known = new Set(warrantiesOf(library).map(({ edition }) => edition))
  return statements.some(({ edition }) => known.has(edition)) ? 'not-valid' : 'unknown-edition'
}

/** The editions that a received document can carry, the one that is accepted since the latest day first. */
export function editionsToReceive(library: Library): readonly string[] {
  const newestFirst = warrantiesOf(library).toSorted((a, b) => since(b).localeCompare(since(a)))
  return [...new Set(newestFirst.map(({ edition }) => edition))]
}

/** The scheme whose warranty has this edition; the first of the company's schemes for words of none. */
export function schemeOfEdition(edition: string, library: Library): string {
  const found = warrantiesOf(library).find((statement) => statement.edition === edition)
  return found?.scheme ?? library.schemes[0]?.key ?? ''
}

function warrantiesOf({ statements }: Library): readonly LibraryStatement[] {
  return statements.filter(({ kind }) => kind === 'warranty')
}

function since({ goods }: LibraryStatement): string {
  const starts = Object.values(goods).flatMap(({ accept }) => accept.map(({ from }) => from))
  return starts.toSorted().at(-1) ?? ''
}
