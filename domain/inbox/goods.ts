import type { GoodsClass } from '../kernel/goods.ts'
import type { Library } from '../kernel/scheme.ts'

/** The one class of goods that a customs code means in these schemes; null when it means several, or none. */
export function goodsOfCode({ schemes }: Pick<Library, 'schemes'>, code: string): GoodsClass | null {
  const digits = code.replace(/\D/g, '')
  const meant = schemes
    .flatMap(({ reference }) => reference.goodsCodes)
    .filter((row) => digits.startsWith(row.code.replace(/\D/g, '')))
    .flatMap(({ goods }) => goods)
  const [only, ...others] = new Set(meant)
  return only !== undefined && others.length === 0 ? only : null
}
