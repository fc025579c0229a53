import { formatCarat, type MilliCarat, parseCarat } from '../kernel/carat.ts'
import { invalidField } from '../kernel/errors.ts'
import { type Currency, formatAmount, parseAmount } from '../kernel/money.ts'
import type { Unit } from './sampling/draw.ts'
import type { Measure } from './schema.ts'

const NOTHING = -(1n << 63n)

type Known = { readonly items: number; readonly values: Buffer | null; readonly months: Buffer | null }

/** The items of a population for drawing, with what the database packed together of them. */
export function unitsOf({ items, values, months }: Known): readonly Unit[] {
  const names = new Map<number, string>()
  const nameOf = (month: number) => {
    const name = names.get(month) ?? monthName(month)
    names.set(month, name)
    return name
  }
  const units: Unit[] = []
  for (let at = 0; at < items; at++) {
    const value = values?.readBigInt64BE(at * 8) ?? NOTHING
    const month = months ? nameOf(months.readInt32BE(at * 4)) : ''
    units.push({ position: at + 1, month, value: value === NOTHING ? null : value })
  }
  return units
}

function monthName(month: number): string {
  return `${Math.trunc(month / 100)}-${String(month % 100).padStart(2, '0')}`
}

/** '1250.00' in the smallest units of a measure. Refuses more decimals than it has, naming the field. */
export function readUnits(field: string, written: string, measure: Measure): bigint {
  try {
    return measure === 'carats' ? BigInt(parseCarat(written)) : parseAmount(written, measure)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw invalidField(
      field,
      measure === 'carats' ? 'Carats have at most three decimals.' : `${measure} has fewer decimals.`,
    )
  }
}

/** The other way: units of a measure as text. */
export function writeUnits(units: bigint | number, measure: Measure): string {
  if (measure === 'carats') return formatCarat(Number(units) as MilliCarat)
  return formatAmount(BigInt(units), measure satisfies Currency)
}
