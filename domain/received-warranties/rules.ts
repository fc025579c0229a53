import type { Day } from '../kernel/calendar.ts'
import type { GoodsClass } from '../kernel/goods.ts'
import type { Library, LibraryStatement } from '../kernel/scheme.ts'
import { holds } from '../kernel/window.ts'

/** What a received warranty's edition is worth for the goods it came with. */
export type EditionStanding = 'accepted' | 'not-needed' | 'not-valid' | 'missing' | 'unknown-edition'

/** Said of a document instead of an edition: it carries no warranty, or words that are in no official edition. */
export const withoutEdition = ['none', 'other'] as const

type Received = {
  readonly edition: string
  readonly documentDate: Day
  readonly goodsClasses: readonly GoodsClass[]
}

/**
 * Judges the edition by the schemes' own dates, goods class by goods class. No warranty is only right for goods that
 * need none; words that are in no official edition prove nothing either way.
 */
export function editionStanding({ edition, documentDate, goodsClasses }: Received, library: Library): EditionStanding {
  if (edition === 'none') {
    const owed = new Set(
      library.schemes.flatMap(({ goods }) => goods).flatMap((each) => (each.warranted ? each.key : [])),
    )
    return goodsClasses.some((goods) => owed.has(goods)) ? 'missing' : 'not-needed'
  }
  const editions = warrantiesOf(library).filter((statement) => statement.edition === edition)
  if (editions.length === 0) return 'unknown-edition'
  const isAccepted = (goods: GoodsClass) =>
    editions.some((statement) => statement.goods[goods]?.accept.some((window) => holds(window, documentDate)))
  return goodsClasses.every(isAccepted) ? 'accepted' : 'not-valid'
}

/** The editions that a received document can carry, the one that is accepted since the latest day first. */
export function editionsToReceive(library: Library): readonly string[] {
  const newestFirst = warrantiesOf(library).toSorted((a, b) => since(b).localeCompare(since(a)))
  return [...new Set(newestFirst.map(({ edition }) => edition))]
}

function warrantiesOf({ statements }: Library): readonly LibraryStatement[] {
  return statements.filter(({ kind }) => kind === 'warranty')
}

function since({ goods }: LibraryStatement): string {
  const starts = Object.values(goods).flatMap(({ accept }) => accept.map(({ from }) => from))
  return starts.toSorted().at(-1) ?? ''
}
