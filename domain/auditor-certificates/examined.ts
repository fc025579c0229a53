import type { TenantTx } from '../../db/tenant.ts'
import { numberOf } from '../findings/rules.ts'
import type { EngagementId } from '../kernel/ids.ts'
import type { ExaminedSample } from '../letters/content.ts'
import { describeProjection } from '../workbench/describe.ts'
import { projectionOf } from '../workbench/projection.ts'
import { selectSampleItems, selectSamples } from '../workbench/sample-queries.ts'
import { type ShownSample, shown } from '../workbench/samples.ts'
import { selectRaised } from './queries.ts'
import type { Examined } from './rules.ts'

/** The samples of an engagement as its certificate lists them, in the order in which they were drawn, and what is open in each. */
export async function examinedIn(
  tx: TenantTx,
  of: EngagementId,
): Promise<{ readonly samples: ExaminedSample[]; readonly open: readonly Examined[] }> {
  const rows = (await selectSamples(tx, of)).map(shown).toReversed()
  const samples: ExaminedSample[] = []
  for (const sample of rows) samples.push(await examined(tx, sample))
  const open = rows.map(({ question, deviations, total, decided }) => ({ question, deviations, open: total - decided }))
  return { samples, open }
}

/** The findings of an engagement as its certificate lists them, by number. */
export async function raisedIn(tx: TenantTx, of: EngagementId) {
  const findings = await selectRaised(tx, of)
  return findings.map(({ seq, ...each }) => ({ ...each, number: numberOf(seq) }))
}

async function examined(tx: TenantTx, sample: ShownSample): Promise<ExaminedSample> {
  const items = await selectSampleItems(tx, sample.id)
  const projection = projectionOf(sample, items)
  const value = describeProjection(projection, sample.measure)?.sum ?? null
  const { question, of, from, to, items: size, sha256, plan, deviations } = sample
  return {
    ...{ question, of, from, to, items: size, sha256, method: plan.method, deviations },
    examined: items.filter(({ result }) => result !== null && result !== 'not-applicable').length,
    confidence: plan.method === 'targeted' ? null : plan.confidence,
    upper: projection?.rate.upper ?? null,
    tolerable: projection?.rate.tolerable ?? null,
    value: value && { projected: value.projected, upper: value.upper, tolerable: value.tolerable },
  }
}
