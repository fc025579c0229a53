import { DomainError } from '../kernel/errors.ts'
import { placeOf } from '../kernel/rows.ts'
import type { Chooser } from '../warranties/compile.ts'

type Goods = { readonly lines: readonly { readonly goodsClass: string; readonly place?: number }[] }

/** Lines, from 0, whose goods none of the schemes knows, or that are measured otherwise than the first line. */
export function wrongGoods({ goods }: Pick<Chooser, 'goods'>, { lines }: Goods): ReadonlyMap<number, string> {
  const unit = unitOf({ goods }, { lines })
  const known = [...goods.keys()].join(', ')
  const wrong = new Map<number, string>()
  lines.forEach(({ goodsClass }, index) => {
    const found = goods.get(goodsClass)
    if (!found) wrong.set(index, `There is no goods class “${goodsClass}”. Known are: ${known}.`)
    else if (unit !== undefined && found.unit !== unit)
      wrong.set(
        index,
        `${found.name} is measured in ${found.unit}, the first line in ${unit}. Make a document for each.`,
      )
  })
  return wrong
}

/** The unit that all the document's goods are measured in. Throws `invalid`, line by line, where goods are wrong. */
export function requireGoods(chooser: Pick<Chooser, 'goods'>, draft: Goods): string {
  const wrong = wrongGoods(chooser, draft)
  const [first] = wrong.values()
  if (first !== undefined) {
    const fields = Object.fromEntries(
      Array.from(wrong, ([at, sentence]) => [`lines.${placeOf(draft.lines, at)}.goodsClass`, [sentence]]),
    )
    throw new DomainError('invalid', first, { fields, reason: 'unknown_goods_class' })
  }
  return unitOf(chooser, draft) ?? ''
}

function unitOf({ goods }: Pick<Chooser, 'goods'>, { lines }: Goods): string | undefined {
  return goods.get(lines[0]?.goodsClass ?? '')?.unit
}
