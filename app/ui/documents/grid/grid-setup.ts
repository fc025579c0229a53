import type { Library } from '../../../../domain/kernel/scheme.ts'
import { type LineField, lineColumns } from '../rows.ts'

export type GoodsChoice = { readonly key: string; readonly name: string }
export type GridColumn = { readonly field: LineField; readonly head: string; readonly figure: boolean }
/** What the grid shows for the company's schemes: its goods, and the columns that their statements ask about. */
export type GridSetup = { readonly goods: readonly GoodsChoice[]; readonly columns: readonly GridColumn[] }

const ASKED: readonly LineField[] = ['kpCertificate', 'treatment', 'claimValue']

/** The grid of a library. A column that no statement of it asks about is left out, and the original's lines where there is none. */
export function gridSetup(
  { schemes, statements }: Pick<Library, 'schemes' | 'statements'>,
  { refers }: { readonly refers: boolean },
): GridSetup {
  const goods = schemes.flatMap((scheme) => scheme.goods)
  const { quantityName = 'Quantity', unit = '' } = goods[0] ?? {}
  const heads: Readonly<Partial<Record<LineField, string>>> = {
    carats: quantityName,
    pricePerCarat: `Price / ${unit}`,
    largestStoneCarats: `Largest, ${unit}`,
  }
  const asked = new Set(
    statements.flatMap(({ tokens, requires, treatment }) => [
      ...tokens.flatMap((token) => (token.from === 'line' ? [token.fact] : [])),
      ...requires.lines.map(({ fact }) => fact),
      ...(treatment === 'either' ? [] : ['treatment' as const]),
    ]),
  )
  return {
    goods,
    columns: lineColumns
      .filter(({ field }) => !ASKED.includes(field) || asked.has(field as 'treatment'))
      .filter(({ field }) => refers || field !== 'originalPosition')
      .map(({ field, head, figure }) => ({ field, head: heads[field] ?? head, figure })),
  }
}
