import { formatCarat, type MilliCarat, readCarats } from '../../kernel/carat.ts'
import { DomainError } from '../../kernel/errors.ts'
import { placeOf } from '../../kernel/rows.ts'
import type { ProcessingInput } from '../schema.ts'

type Stock = { readonly carats: MilliCarat; readonly warranted: MilliCarat }
type Line = Omit<ProcessingInput['lines'][number], 'place'> & { readonly place?: number }
export type SettledLine = Omit<Line, 'warranted'> & { readonly warranted: MilliCarat }

/**
 * Decides what of each line is under warranty: of what goes in, as much as was said or as the stock has; of what comes
 * out, in the proportion in which it went in. Throws `invalid` where more goes in than there is, more comes out than
 * went in, or mixing and sorting change a weight.
 */
export function settleProcessing(
  { kind, lines }: Pick<ProcessingInput, 'kind' | 'lines'>,
  stock: ReadonlyMap<string, Stock>,
): readonly SettledLine[] {
  const ins = lines.filter(({ side }) => side === 'in')
  const outs = lines.filter(({ side }) => side === 'out')
  if (ins.length === 0 || outs.length === 0) throw wrong('lines', 'Say what went in and what came out.')
  const [weightIn, weightOut] = [weightOf(ins), weightOf(outs)]
  if (weightOut > weightIn)
    throw wrong(
      'lines',
      `${formatCarat(weightOut)} came out of ${formatCarat(weightIn)}: more cannot come out than went in.`,
    )
  if (kind !== 'manufacture' && weightOut !== weightIn)
    throw wrong(
      'lines',
      `${kind === 'mix' ? 'Mixing' : 'Sorting'} loses nothing: ${formatCarat(weightIn)} went in and ${formatCarat(weightOut)} came out.`,
    )
  const settledIns = settleIns(lines, stock)
  const warrantedIn = settledIns.reduce((sum, { warranted }) => sum + warranted, 0)
  let left = weightIn === 0 ? 0 : Math.floor((warrantedIn * weightOut) / weightIn)
  const outside = outs.reduce((sum, { warranted }) => sum + (warranted ?? 0), 0)
  if (outside > left)
    throw wrong(
      'lines',
      `Of what came out at most ${formatCarat(left as MilliCarat)} can be under warranty: that is its part of what went in.`,
    )
  left -= outside
  const open = outs.filter(({ warranted }) => warranted === null)
  const openWeight = weightOf(open)
  let given = 0
  const settledOuts = outs.map((line) => {
    if (line.warranted !== null) return { ...line, warranted: line.warranted }
    const isLast = line === open.at(-1)
    const part = isLast ? left - given : Math.floor((left * line.carats) / openWeight)
    const warranted = Math.min(part, line.carats) as MilliCarat
    given += warranted
    return { ...line, warranted }
  })
  return [...settledIns, ...settledOuts]
}

function settleIns(lines: readonly Line[], stock: ReadonlyMap<string, Stock>): readonly SettledLine[] {
  const left = new Map([...stock].map(([key, each]) => [key, { ...each }] as const))
  return lines.flatMap((line, at) => {
    if (line.side === 'out') return []
    const rest = left.get(line.goodsClass) ?? { carats: 0 as MilliCarat, warranted: 0 as MilliCarat }
    if (line.carats > rest.carats)
      throw wrong(
        `lines.${placeOf(lines, at)}.carats`,
        `Only ${formatCarat(Math.max(0, rest.carats) as MilliCarat)} of ${line.goodsClass} are in stock.`,
      )
    const available = Math.max(0, Math.min(line.carats, rest.warranted)) as MilliCarat
    if (line.warranted !== null && line.warranted > available)
      throw wrong(
        `lines.${placeOf(lines, at)}.warranted`,
        `Only ${formatCarat(available)} of ${line.goodsClass} are in stock under warranty.`,
      )
    const warranted = line.warranted ?? available
    left.set(line.goodsClass, {
      carats: (rest.carats - line.carats) as MilliCarat,
      warranted: (rest.warranted - warranted) as MilliCarat,
    })
    return [{ ...line, warranted }]
  })
}

/** Polished carats over rough carats, as a percentage with one decimal. */
export function yieldOf(caratsIn: string, caratsOut: string): number {
  const weight = readCarats(caratsIn)
  return weight === 0 ? 0 : Math.round((readCarats(caratsOut) / weight) * 1000) / 10
}

function weightOf(lines: readonly Line[]): MilliCarat {
  return lines.reduce((sum, { carats }) => sum + carats, 0) as MilliCarat
}

function wrong(field: string, sentence: string): DomainError {
  return new DomainError('invalid', sentence, { fields: { [field]: [sentence] } })
}
