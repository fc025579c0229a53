import { type Coverage, perMille, thousandths } from '../../../domain/coverage/rules.ts'
import { Amount, Carats, countText } from '../format.tsx'

export type Measure = { readonly unit: string; readonly quantityName: string }
/** How purchases are measured: `documents`, `quantity:` with a unit, or `value:` with a currency. */
export type Measuring = { readonly value: string; readonly label: string }

const NONE = { all: 0n, covered: 0n }

/** What the purchases of a period can be measured by; quantities first, since the ledger goes by them. */
export function measurings(total: Coverage, measures: readonly Measure[]): readonly Measuring[] {
  const [first] = measures
  const units = total.quantities.length > 0 || !first ? total.quantities : [first]
  const nameOf = (unit: string) => measures.find((each) => each.unit === unit)?.quantityName ?? unit
  return [
    ...units.map(({ unit }) => ({ value: `quantity:${unit}`, label: nameOf(unit) })),
    { value: 'documents', label: 'Documents' },
    ...total.values.map(({ currency }) => ({ value: `value:${currency}`, label: `Value in ${currency}` })),
  ]
}

/** All and covered of one group by a measure, in whole units of it. */
export function partBy(group: Coverage, { value }: Measuring): typeof NONE {
  const [kind, key] = value.split(/:(.*)/s)
  if (kind === 'documents') return { all: BigInt(group.documents.all), covered: BigInt(group.documents.covered) }
  if (kind === 'value') return group.values.find(({ currency }) => currency === key) ?? NONE
  const found = group.quantities.find(({ unit }) => unit === key)
  return found ? thousandths(found) : NONE
}

/** Tenths of a per cent as people write it: 999 → '99.9'; null is nothing bought. */
export function shareText(group: Coverage, measuring: Measuring): string | null {
  const share = perMille(partBy(group, measuring))
  return share === null ? null : (share / 10).toFixed(1)
}

type FigureProps = { readonly group: Coverage; readonly measuring: Measuring; readonly of: 'all' | 'covered' }

/** One figure of a group in its measure. */
export function Figure({ group, measuring: { value }, of }: FigureProps) {
  const [kind, key] = value.split(/:(.*)/s)
  if (kind === 'documents') return <span className="figure">{countText(group.documents[of])}</span>
  if (kind === 'value') {
    const found = group.values.find(({ currency }) => currency === key)
    return <Amount currency={key ?? ''} minor={found?.[of] ?? 0n} withCode />
  }
  const found = group.quantities.find(({ unit }) => unit === key)
  return <Carats value={found?.[of] ?? '0.000'} unit={key ?? ''} />
}
