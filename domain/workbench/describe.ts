import { type MilliCarat, showCarat } from '../kernel/carat.ts'
import { showAmount } from '../kernel/money.ts'
import type { projectionOf } from './projection.ts'
import type { Plan } from './sampling/plan.ts'
import type { Measure } from './schema.ts'

type Term = readonly [term: string, text: string]

/** A rate in thousandths as percent: 296.7 → '29.7 %'. */
export function rateText(thousandths: number): string {
  return `${(thousandths / 10).toFixed(1)} %`
}

/** The parameters of a plan in words, in the order in which an auditor thinks of them. */
export function describePlan(plan: Plan, measure: Measure | null): readonly Term[] {
  const sum = (units: bigint) => sumText(units, measure)
  switch (plan.method) {
    case 'attribute':
      return [
        ['Confidence', `${plan.confidence} %`],
        ['Tolerable rate', rateText(plan.tolerable)],
        ['Deviations expected', String(plan.expected)],
        ['Size asked for', String(plan.size)],
      ]
    case 'random':
    case 'systematic':
      return [
        ['Confidence', `${plan.confidence} %`],
        ['Size asked for', String(plan.size)],
      ]
    case 'monetary':
      return [
        ['Confidence', `${plan.confidence} %`],
        ['Interval', sum(plan.interval)],
        ['Tolerable misstatement', sum(plan.tolerable)],
        ['Expected misstatement', sum(plan.expected)],
        ['Expansion factor', (plan.expansion / 100).toFixed(2)],
      ]
    case 'risk':
      return [
        ['Level of risk', plan.level],
        ['Months', plan.months.join(', ')],
        ['Items drawn', String(plan.size)],
        ['Confidence', `${plan.confidence} %`],
      ]
    case 'targeted':
      return [
        ...(plan.positions.length > 0 ? [['Chosen', plan.positions.join(', ')] as const] : []),
        ...(plan.from === null ? [] : [['All from', sum(plan.from)] as const]),
      ]
  }
}

/** What a projection comes to in words, and whether what was tolerable is supported; null before there is one. */
export function describeProjection(projection: ReturnType<typeof projectionOf>, measure: Measure | null) {
  if (projection === null) return null
  const { rate, sum } = projection
  const words = (units: bigint | number) => sumText(BigInt(units), measure)
  return {
    rate: {
      ...{ decided: rate.decided, deviations: rate.deviations, expected: rate.expected },
      ...{ found: rateText(rate.found), upper: rateText(rate.upper) },
      tolerable: rate.tolerable === null ? null : rateText(rate.tolerable),
      isTolerable: rate.tolerable !== null && rate.upper <= rate.tolerable,
    },
    sum: sum && {
      ...{
        projected: words(sum.projected),
        upper: words(sum.upper),
        under: words(sum.under),
        tolerable: words(sum.tolerable),
      },
      isTolerable: BigInt(sum.upper) <= sum.tolerable,
    },
  }
}

function sumText(units: bigint, measure: Measure | null): string {
  if (measure === null) return String(units)
  if (measure === 'carats') return `${showCarat(Number(units) as MilliCarat)} ct`
  return `${measure} ${showAmount(units, measure)}`
}
