import { formatCarat, type MilliCarat, parseCarat, readCarats } from '../../../domain/kernel/carat.ts'
import type { Library } from '../../../domain/kernel/scheme.ts'
import { effectOf } from '../../../domain/ledger/rules.ts'
import type { Choice } from '../../../domain/warranties/question.ts'
import type { DraftValues } from './draft-values.ts'
import { filledLines } from './line-text.ts'
import type { Cells } from './rows.ts'

type Short = { readonly goodsClass: string; readonly name: string; readonly unit: string; readonly by: string }
type Draft = {
  readonly values: Pick<DraftValues, 'documentType' | 'originalId'>
  readonly rows: readonly Cells[]
  readonly choice: Choice
}
type Stock = {
  readonly library: Library
  /** By goods class: what the ledger has under warranty now. */
  readonly support: Readonly<Record<string, string>>
}

/** Goods of which the draft would issue more under warranty than came in under one, and by how much: what issuing itself will say. */
export function shortOfDraft({ values, rows, choice }: Draft, { library, support }: Stock): readonly Short[] {
  const original = values.originalId ? { side: 'issued' as const, documentType: 'memo' as const } : null
  if (effectOf('issued', values.documentType, original) !== 'issued') return []
  const covered = new Set(
    choice.decisions.filter(({ stands, kind }) => stands && kind === 'warranty').flatMap(({ lines }) => lines),
  )
  const wanted = new Map<string, number>()
  for (const [index, { line }] of filledLines(rows).entries())
    if (covered.has(index + 1)) wanted.set(line.goodsClass, (wanted.get(line.goodsClass) ?? 0) + caratsOf(line.carats))
  const goods = library.schemes.flatMap((scheme) => scheme.goods)
  return [...wanted].flatMap(([goodsClass, carats]) => {
    const left = readCarats(support[goodsClass] ?? '0.000') - carats
    const known = goods.find(({ key }) => key === goodsClass)
    if (left >= 0) return []
    return [
      { goodsClass, name: known?.name ?? goodsClass, unit: known?.unit ?? '', by: formatCarat(-left as MilliCarat) },
    ]
  })
}

function caratsOf(text: string): number {
  try {
    return parseCarat(text)
  } catch {
    return 0
  }
}
