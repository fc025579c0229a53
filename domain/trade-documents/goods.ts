import { DomainError } from '../kernel/errors.ts'
import type { Chooser } from '../warranties/compile.ts'
import type { Draft } from './schema.ts'

/** Throws `invalid`, line by line, for goods that none of the company's schemes knows, or that are measured apart. */
export function requireGoods({ goods }: Pick<Chooser, 'goods'>, { lines }: Pick<Draft, 'lines'>): void {
  const fields: Record<string, string[]> = {}
  const unit = goods.get(lines[0]?.goodsClass ?? '')?.unit
  lines.forEach(({ goodsClass }, index) => {
    const known = goods.get(goodsClass)
    const sentence = !known
      ? `There is no goods class “${goodsClass}”. Known are: ${[...goods.keys()].join(', ')}.`
      : known.unit !== unit
        ? `${known.name} is measured in ${known.unit}, the first line in ${unit ?? 'another unit'}. Make a document for each.`
        : null
    if (sentence !== null) fields[`lines.${index}.goodsClass`] = [sentence]
  })
  const [first] = Object.values(fields)
  if (first) throw new DomainError('invalid', first.join(' '), { fields, reason: 'unknown_goods_class' })
}
