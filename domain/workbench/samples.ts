import { inTenant, type TenantTx } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany, type TenantActor } from '../kernel/actor.ts'
import { DomainError, invalidField, notFound } from '../kernel/errors.ts'
import { newId, type PopulationId, type SampleId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { planOf } from './ask.ts'
import { engagementOf, findPopulation } from './populations.ts'
import { projectionOf } from './projection.ts'
import { selectMonths, selectValues } from './queries.ts'
import { insertSample, type SampleRow, selectSampleItems, selectSamples } from './sample-queries.ts'
import { draw } from './sampling/draw.ts'
import { type Plan, planSchema, writePlan } from './sampling/plan.ts'
import { MOST_ITEMS } from './sampling/sizes.ts'
import { drawSchema, type Measure, measures, pageSchema } from './schema.ts'
import { unitsOf } from './units.ts'

/**
 * Draws a sample from a frozen population and keeps the whole plan with its seed, so that another auditor draws the same
 * items. What was chosen instead of drawn is labelled as targeted, and nothing is projected from it (ISA 500, 530).
 */
export async function drawSample(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  of: PopulationId,
  input: unknown,
): Promise<SampleId> {
  authorizeInCompany(actor, 'workbench:use')
  const asked = parseInput(drawSchema, input)
  const { plan, measure } = planOf(asked)
  const id = newId<SampleId>()
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const population = await findPopulation(tx, actor, of)
    if (plan.method === 'targeted' && plan.positions.some((position) => position > population.items))
      throw invalidField('positions', `The population has ${population.items} items; choose numbers up to that.`)
    const drawn = draw(plan, await unitsFor(tx, population, { plan, measure }))
    refuseSize(plan, drawn.length)
    await insertSample(
      tx,
      { id, populationId: of, question: asked.question, plan: writePlan(plan), measure, by: actor.name, at },
      drawn,
    )
    const details = { name: plan.method, items: drawn.length, population: of, sha256: population.sha256 }
    await insertEvent(tx, actor, at, { verb: 'drawn', objectKind: 'sample', objectId: id, details })
  })
  return id
}

/** The samples of the auditor's engagement with how far each is, the newest first. */
export async function listSamples(deps: Pick<Deps, 'db'>, actor: Actor) {
  authorizeInCompany(actor, 'workbench:use')
  const { id } = engagementOf(actor)
  const rows = await inTenant(deps.db, actor.tenantId, (tx) => selectSamples(tx, id))
  return rows.map(shown)
}

/** One sample with its plan, a page of its items, and what it says of the population so far. */
export async function readSample(deps: Pick<Deps, 'db'>, actor: Actor, id: SampleId, page: unknown) {
  authorizeInCompany(actor, 'workbench:use')
  const asked = parseInput(pageSchema, page)
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const sample = await findSample(tx, actor, id)
    const all = await selectSampleItems(tx, id)
    const rest = all.filter(({ position }) => position > asked.after)
    const rows = rest.slice(0, asked.limit)
    return {
      ...sample,
      rows,
      next: rest.length > rows.length ? (rows.at(-1)?.position ?? null) : null,
      projection: projectionOf(sample, all),
    }
  })
}

/** Everything that is needed to draw the sample again, as a file: the population's hash, the plan, and what came out. */
export async function planFile(deps: Pick<Deps, 'db'>, actor: Actor, id: SampleId): Promise<string> {
  authorizeInCompany(actor, 'workbench:use')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const sample = await findSample(tx, actor, id)
    const items = await selectSampleItems(tx, id)
    return `${JSON.stringify(planDocument(sample, items), null, 2)}\n`
  })
}

/** The items of a population with as much of them as a plan looks at. */
export async function unitsFor(
  tx: TenantTx,
  { id, items }: { readonly id: PopulationId; readonly items: number },
  { plan, measure }: { readonly plan: Plan; readonly measure: Measure | null },
) {
  const values = measure === null ? null : await selectValues(tx, id, measure)
  const months = plan.method === 'risk' ? await selectMonths(tx, id) : null
  return unitsOf({ items, values, months })
}

/** The plan of a sample as it is exported and packed (docs/sampling.md). */
export function planDocument(
  { question, of, from, to, items, sha256, plan, measure, drawnBy, drawnAt }: ShownSample,
  drawn: readonly {
    readonly id: string
    readonly position: number
    readonly reason: string
    readonly hits: number
    readonly replaces: number | null
  }[],
) {
  const population = { of, from, to, items, sha256 }
  const inPlace = drawn.filter(({ replaces }) => replaces !== null).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const selection = drawn.map((item) => {
    const { position, reason, hits, replaces } = item
    return { position, reason, hits, replaces, order: replaces === null ? null : inPlace.indexOf(item) + 1 }
  })
  return {
    format: 'briefke-sample/1',
    question,
    population,
    measure,
    plan: writePlan(plan),
    drawnBy,
    drawnAt: drawnAt.toISOString(),
    selection,
  }
}

/** A sample if it is one of the auditor's own engagement, else `not_found`. */
export async function findSample(tx: TenantTx, actor: TenantActor, id: SampleId): Promise<ShownSample> {
  const [row] = await selectSamples(tx, engagementOf(actor).id, { id })
  if (!row) throw notFound('sample')
  return shown(row)
}

export type ShownSample = Omit<SampleRow, 'plan' | 'measure'> & {
  readonly plan: Plan
  readonly measure: Measure | null
}

/** A row as a sample, its plan read strictly. */
export function shown(row: SampleRow): ShownSample {
  return { ...row, plan: planSchema.parse(row.plan), measure: measures.find((each) => each === row.measure) ?? null }
}

function refuseSize(plan: Plan, count: number): void {
  if (count > MOST_ITEMS)
    throw new DomainError(
      'invalid',
      `That draws ${count} items, and ${MOST_ITEMS} are the most. Look at fewer days, or tolerate more.`,
      {
        reason: 'too_many',
      },
    )
  if (count > 0) return
  const sentence =
    plan.method === 'monetary' || plan.method === 'targeted'
      ? 'No item of this population has such a value in this measure.'
      : 'No item of this population lies in these months.'
  throw new DomainError('invalid', sentence, { reason: 'empty' })
}
