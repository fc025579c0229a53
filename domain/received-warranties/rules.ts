import type { Day } from '../kernel/calendar.ts'
import type { GoodsClass } from '../kernel/goods.ts'
import type { Statement } from '../kernel/statement.ts'

/** What a received warranty's edition is worth for the goods it came with. */
export type EditionStanding = 'accepted' | 'not-needed' | 'not-valid' | 'missing' | 'unknown-edition'

type Received = {
  readonly edition: string
  readonly documentDate: Day
  readonly goodsClasses: readonly GoodsClass[]
}

/**
 * Judges the edition by the scheme's own dates, goods class by goods class. No warranty is only right for goods that
 * no statement speaks of; words that are in no official edition prove nothing either way.
 */
export function editionStanding(
  { edition, documentDate, goodsClasses }: Received,
  statements: readonly Statement[],
): EditionStanding {
  const warranties = statements.filter(({ kind }) => kind === 'warranty')
  if (edition === 'none') {
    const isOwed = goodsClasses.some((goods) => warranties.some(({ issuing }) => issuing[goods] !== undefined))
    return isOwed ? 'missing' : 'not-needed'
  }
  const editions = warranties.filter((statement) => statement.edition === edition)
  if (editions.length === 0) return 'unknown-edition'
  const isValid = (goods: GoodsClass) =>
    editions.some(({ issuing }) => {
      const window = issuing[goods]
      return (
        window !== undefined && window.from <= documentDate && (window.until === null || documentDate < window.until)
      )
    })
  return goodsClasses.every(isValid) ? 'accepted' : 'not-valid'
}
