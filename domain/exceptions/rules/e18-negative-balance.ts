import { formatCarat, type MilliCarat } from '../../kernel/carat.ts'
import type { TradeSettings } from '../../trade-settings/rules.ts'
import type { BalanceFacts } from '../facts.ts'
import type { Found } from '../finding.ts'

/** E18: at a month's end less than nothing is left of a goods class, of all of it or of what is under warranty. */
export function negativeBalance({ months, goodsName, unit }: BalanceFacts, _settings: TradeSettings): readonly Found[] {
  const kinds = [
    { about: 'all', of: (month: BalanceFacts['months'][number]) => month.closing, what: goodsName },
    {
      about: 'warranted',
      of: (month: BalanceFacts['months'][number]) => month.closingWarranted,
      what: `${goodsName} under warranty`,
    },
  ]
  return kinds.flatMap(({ about, of, what }) => {
    const negative = months.filter((month) => of(month) < 0)
    const [first] = negative
    if (!first) return []
    const lowest = Math.min(...negative.map(of)) as MilliCarat
    const short = formatCarat(-lowest as MilliCarat)
    return [
      {
        about,
        sentence: `More ${what} went out than came in since ${first.month}: ${short} ${unit} are not supported at the lowest.`,
        figures: { since: first.month, short },
      },
    ]
  })
}
