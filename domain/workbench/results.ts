import { inTenant, type TenantTx } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { DomainError, invalidField, notFound } from '../kernel/errors.ts'
import type { SampleId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import {
  insertSampleItems,
  lockSample,
  selectNeighbours,
  selectPositions,
  selectSampleItem,
  updateResult,
} from './sample-queries.ts'
import { findSample, type ShownSample, unitsFor } from './samples.ts'
import { replacementFor } from './sampling/draw.ts'
import { decideSchema } from './schema.ts'
import { readUnits } from './units.ts'

/** One item of a sample with the sample, and where to go from it. */
export async function readSampleItem(deps: Pick<Deps, 'db'>, actor: Actor, id: SampleId, position: number) {
  authorizeInCompany(actor, 'workbench:use')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const sample = await findSample(tx, actor, id)
    const item = await selectSampleItem(tx, id, position)
    if (!item) throw notFound('item of the sample')
    const { replaced } = await selectPositions(tx, id)
    return { sample, item, isReplaced: replaced.has(position), neighbours: await selectNeighbours(tx, id, position) }
  })
}

/**
 * Records what the auditor found of an item. One to which the question does not apply is replaced by the next that the
 * seed gives (ISA 530, A14); a result can be changed, and the log keeps every one. Tells the item to go on with.
 */
export async function decideItem(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  { sample: id, position }: { readonly sample: SampleId; readonly position: number },
  input: unknown,
): Promise<number | null> {
  authorizeInCompany(actor, 'workbench:use')
  const { result, note, audited: written } = parseInput(decideSchema, input)
  const at = deps.clock.now()
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const sample = await findSample(tx, actor, id)
    await lockSample(tx, id)
    const { taken, replaced } = await selectPositions(tx, id)
    if (!taken.has(position)) throw notFound('item of the sample')
    if (written !== null && sample.measure === null) throw invalidField('audited', 'This sample measures no value.')
    const audited = written === null || sample.measure === null ? null : readUnits('audited', written, sample.measure)
    if (replaced.has(position) && result !== 'not-applicable')
      throw new DomainError('conflict', 'Another item was drawn in place of this one; it stays “does not apply”.', {
        reason: 'replaced',
      })
    await updateResult(tx, id, position, { result, note, audited, by: actor.name, at })
    if (result === 'not-applicable' && !replaced.has(position)) await replace(tx, sample, position, taken)
    const details = { name: result, position, note }
    await insertEvent(tx, actor, at, { verb: 'judged', objectKind: 'sample', objectId: id, details })
    return (await selectNeighbours(tx, id, position)).open
  })
}

async function replace(tx: TenantTx, sample: ShownSample, position: number, taken: ReadonlySet<number>): Promise<void> {
  // What was chosen, and months that are looked at whole, have nobody who could stand in.
  if (sample.plan.method === 'targeted') return
  const { plan } = sample
  // By chance alone: no value is looked at.
  const units = await unitsFor(tx, { id: sample.populationId, items: sample.items }, { plan, measure: null })
  const within = plan.method === 'risk' ? units.filter(({ month }) => plan.months.includes(month)) : units
  const other = replacementFor(plan.seed, position, within, taken)
  if (other === null) return
  await insertSampleItems(tx, { id: sample.id, populationId: sample.populationId }, [
    { position: other, reason: 'replacement', hits: 1, replaces: position },
  ])
}
