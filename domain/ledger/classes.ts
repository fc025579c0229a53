import type { Chooser } from '../warranties/compile.ts'
import { type Equation, equationOfStored, type TwiceText, textOf } from './equation.ts'
import type { LedgerBucket } from './rules.ts'

export type ClassRow = {
  readonly scheme: string
  readonly goodsClass: string
  readonly name: string
  readonly unit: string
  readonly columns: Readonly<Record<keyof Equation, TwiceText>>
}

type Moved = {
  readonly scheme: string
  readonly goodsClass: string
  readonly bucket: LedgerBucket
  readonly isBefore: boolean
  readonly carats: string
  readonly warranted: string
}

/** The equation of every class that ever moved, in the order in which the schemes name their goods. */
export function classRows(moved: readonly Moved[], chooser: Chooser): readonly ClassRow[] {
  const order = [...chooser.goods.keys()]
  const byClass = Map.groupBy(moved, ({ scheme, goodsClass }) => `${scheme}/${goodsClass}`)
  return [...byClass.values()]
    .flatMap((rows) => {
      const [first] = rows
      if (!first) return []
      const equation = equationOfStored(rows)
      const columns = Object.fromEntries(Object.entries(equation).map(([key, each]) => [key, textOf(each)]))
      return [
        {
          ...{ scheme: first.scheme, goodsClass: first.goodsClass, ...namesOf(chooser, first.goodsClass) },
          columns: columns as ClassRow['columns'],
        },
      ]
    })
    .toSorted((a, b) => order.indexOf(a.goodsClass) - order.indexOf(b.goodsClass))
}

/** What the scheme calls the goods and their unit; goods that it no longer names keep their key. */
export function namesOf({ goods }: Pick<Chooser, 'goods'>, goodsClass: string) {
  const known = goods.get(goodsClass)
  return { name: known?.name ?? goodsClass, unit: known?.unit ?? '' }
}
