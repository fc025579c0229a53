import type { Day } from '../kernel/calendar.ts'
import type { MilliCarat } from '../kernel/carat.ts'
import { holds } from '../kernel/window.ts'
import type { Chooser } from './compile.ts'
import type { Places } from './places.ts'
import type { QuestionLine } from './question.ts'

/** How a line's heaviest stone stands to a threshold; `unknown` when nothing on the line decides it. */
export type StoneStanding = 'below' | 'at-or-above' | 'unknown'

/** Lines that no rule can tell apart. */
export type LineGroup = {
  readonly goods: string
  readonly treated: boolean
  readonly stones: ReadonlyMap<string, StoneStanding>
  readonly lines: readonly QuestionLine[]
}

/** The threshold of that name which counts for the goods at the place of import on the day, or undefined. */
export function thresholdAt(
  chooser: Chooser,
  key: string,
  { date, places, goods }: { readonly date: Day; readonly places: Places; readonly goods: string },
) {
  return chooser.thresholds
    .get(key)
    ?.find(
      (threshold) =>
        holds(threshold, date) && threshold.goods.includes(goods) && places.import.includes(threshold.place),
    )
}

/** Sorts lines into groups. A line without a goods class is left out: it is asked about before. */
export function groupLines(
  chooser: Chooser,
  lines: readonly QuestionLine[],
  { date, places }: { readonly date: Day; readonly places: Places },
): readonly LineGroup[] {
  const weights = new Map<string, readonly (readonly [string, number])[]>()
  const groups = new Map<string, { group: Omit<LineGroup, 'lines'>; lines: QuestionLine[] }>()
  for (const line of lines) {
    const goods = line.goodsClass
    if (goods === null) continue
    let counted = weights.get(goods)
    if (!counted) {
      counted = [...chooser.thresholds.keys()].flatMap((key) => {
        const found = thresholdAt(chooser, key, { date, places, goods })
        return found ? [[key, found.weight] as const] : []
      })
      weights.set(goods, counted)
    }
    const treated = line.treatment !== null
    const standings = counted.map(([key, weight]) => [key, standing(line, weight)] as const)
    const sign = `${goods}|${treated}|${standings.join()}`
    const known = groups.get(sign)
    if (known) known.lines.push(line)
    else groups.set(sign, { group: { goods, treated, stones: new Map(standings) }, lines: [line] })
  }
  return [...groups.values()].map(({ group, lines: own }) => ({ ...group, lines: own }))
}

/**
 * A line of one piece is its own heaviest stone, and a line that weighs less than the threshold has none above it.
 * `weight` is in thousandths of a carat, like the line's.
 */
function standing({ largestStone, pieces, quantity }: QuestionLine, weight: number): StoneStanding {
  const heaviest: MilliCarat | null = largestStone ?? (pieces === 1 ? quantity : null)
  if (heaviest !== null) return heaviest < weight ? 'below' : 'at-or-above'
  return quantity !== null && quantity < weight ? 'below' : 'unknown'
}
