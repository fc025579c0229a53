import type { GoodsClass } from '../kernel/goods.ts'
import type { Library } from '../kernel/scheme.ts'

/** The classes of goods that a customs code may mean in these schemes, the usual one first. */
export function goodsOfCode({ schemes }: Pick<Library, 'schemes'>, code: string): readonly GoodsClass[] {
  const digits = code.replace(/\D/g, '')
  const meant = schemes
    .flatMap(({ reference }) => reference.goodsCodes)
    .filter((row) => digits.startsWith(row.code.replace(/\D/g, '')))
    .flatMap(({ goods }) => goods)
  return [...new Set(meant)]
}
