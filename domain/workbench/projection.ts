import { parseCarat } from '../kernel/carat.ts'
import type { SampleItem } from './sample-queries.ts'
import type { Plan } from './sampling/plan.ts'
import { projectRate, projectSum } from './sampling/project.ts'
import type { Measure } from './schema.ts'

type Sampled = { readonly plan: Plan; readonly measure: Measure | null; readonly items: number }
type Decided = Pick<SampleItem, 'reason' | 'hits' | 'result' | 'audited' | 'carats' | 'currency' | 'minor'>

/**
 * What the results so far say of the whole population. Rates are in thousandths, sums in units of the measure; null
 * where nothing may be projected: from what was targeted, and before anything was decided.
 */
export function projectionOf(sample: Sampled, items: readonly Decided[]) {
  const { plan, measure } = sample
  if (plan.method === 'targeted') return null
  // A whole month was not drawn: what is wrong in it is known, and stands by itself.
  const drawn = items.filter(
    ({ reason, result }) => reason !== 'complete' && result !== null && result !== 'not-applicable',
  )
  if (drawn.length === 0) return null
  const confidence = plan.confidence / 100
  const deviations = drawn.filter(({ result }) => result === 'deviates' || result === 'missing').length
  const isWhole = drawn.length >= sample.items
  const { found, upper } = projectRate({ size: drawn.length, deviations, confidence })
  const rate = {
    ...{ decided: drawn.length, deviations, found: round(found), upper: round(isWhole ? found : upper) },
    tolerable: plan.method === 'attribute' ? plan.tolerable : null,
    expected: plan.method === 'attribute' ? plan.expected : null,
  }
  if (plan.method !== 'monetary' || measure === null) return { rate, sum: null }
  const audited = drawn.map((item) => {
    const book = measure === 'carats' ? BigInt(parseCarat(item.carats)) : (item.minor ?? 0n)
    // What is missing supports nothing of its value, unless the auditor says what does.
    return { book, audited: item.audited ?? (item.result === 'conforms' ? book : 0n), hits: item.hits }
  })
  const sum = projectSum({ items: audited, interval: plan.interval, confidence })
  return { rate, sum: { ...sum, tolerable: plan.tolerable, expected: plan.expected } }
}

function round(rate: number): number {
  return Math.round(rate * 10_000) / 10
}
