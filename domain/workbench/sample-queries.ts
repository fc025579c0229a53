import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import { type EngagementId, newId, type PopulationId, type SampleId, type SampleItemId } from '../kernel/ids.ts'
import type { Drawn } from './sampling/draw.ts'
import { MOST_ITEMS } from './sampling/sizes.ts'
import type { Result } from './schema.ts'

export type NewSample = {
  readonly id: SampleId
  readonly populationId: PopulationId
  readonly question: string
  /** As JSON. */
  readonly plan: unknown
  readonly measure: string | null
  readonly by: string
  readonly at: Date
}

/** Writes a sample with the items that were drawn. */
export async function insertSample(tx: TenantTx, sample: NewSample, drawn: readonly Drawn[]): Promise<void> {
  const { id, populationId, question, plan, measure, by, at } = sample
  await sql`
    insert into audit_sample (id, population_id, question, plan, measure, drawn, drawn_by_name, drawn_at)
    values (${id}::uuid, ${populationId}::uuid, ${question}, ${JSON.stringify(plan)}::text::jsonb, ${measure}, ${drawn.length}, ${by}, ${at})`.execute(
    tx,
  )
  await insertSampleItems(
    tx,
    sample,
    drawn.map((each) => ({ ...each, replaces: null })),
  )
}

type NewItem = Drawn & { readonly replaces: number | null }

/** Adds items to a sample: those that were drawn, or one in place of another. */
export async function insertSampleItems(
  tx: TenantTx,
  { id, populationId }: Pick<NewSample, 'id' | 'populationId'>,
  drawn: readonly NewItem[],
): Promise<void> {
  const rows = drawn.map((each) => ({ ...each, id: newId<SampleItemId>() }))
  await sql`
    insert into audit_sample_item (id, sample_id, population_id, position, reason, hits, replaces)
    select r.id, ${id}::uuid, ${populationId}::uuid, r.position, r.reason, r.hits, r.replaces
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(id uuid, position int, reason text, hits int, replaces int)`.execute(
    tx,
  )
}

/** The samples of an engagement with how far they are, the newest first; or one of them. */
export function selectSamples(tx: TenantTx, engagement: EngagementId, of: { readonly id?: SampleId } = {}) {
  return ofSamples(tx)
    .where('p.engagement_id', '=', engagement)
    .$if(of.id !== undefined, (query) => query.where('s.id', '=', of.id as SampleId))
    .orderBy('s.drawn_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(100)
    .execute()
}

/** Samples with their populations and with how far they are. */
export function ofSamples(tx: TenantTx) {
  return tx
    .selectFrom('audit_sample as s')
    .innerJoin('audit_population as p', (on) =>
      on.onRef('p.tenant_id', '=', 's.tenant_id').onRef('p.id', '=', 's.population_id'),
    )
    .select(['s.id', 's.population_id as populationId', 's.question', 's.plan', 's.measure', 's.drawn'])
    .select(['s.drawn_by_name as drawnBy', 's.drawn_at as drawnAt', 'p.of', 'p.items', 'p.sha256'])
    .select(['p.period_from as from', 'p.period_to as to'])
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('audit_sample_item as i')
          .whereRef('i.tenant_id', '=', 's.tenant_id')
          .whereRef('i.sample_id', '=', 's.id')
          .select([sql<number>`count(*)::int`.as('total'), sql<number>`count(result)::int`.as('decided')])
          .select(sql<number>`(count(*) filter (where result in ('deviates', 'missing')))::int`.as('deviations'))
          .as('c'),
      (on) => on.onTrue(),
    )
    .select(['c.total', 'c.decided', 'c.deviations'])
}
export type SampleRow = Awaited<ReturnType<typeof selectSamples>>[number]

/** The items of a sample with what stands in the population, in its order. */
export function selectSampleItems(tx: TenantTx, id: SampleId) {
  return itemsOf(tx, id)
    .orderBy('i.position')
    .limit(2 * MOST_ITEMS)
    .execute()
}

/** One item of a sample. */
export function selectSampleItem(tx: TenantTx, id: SampleId, position: number) {
  return itemsOf(tx, id).where('i.position', '=', position).executeTakeFirst()
}

function itemsOf(tx: TenantTx, id: SampleId) {
  return tx
    .selectFrom('audit_sample_item as i')
    .innerJoin('audit_population_item as p', (on) =>
      on
        .onRef('p.tenant_id', '=', 'i.tenant_id')
        .onRef('p.population_id', '=', 'i.population_id')
        .onRef('p.position', '=', 'i.position'),
    )
    .select(['i.id', 'i.position', 'i.reason', 'i.hits', 'i.replaces', 'i.result', 'i.note', 'i.audited'])
    .select(['i.decided_by_name as decidedBy', 'i.decided_at as decidedAt'])
    .select(['p.subject_id as subjectId', 'p.document_type as type', 'p.number', 'p.day', 'p.partner'])
    .select(['p.carats', 'p.unit', 'p.currency', 'p.minor', 'p.state'])
    .where('i.sample_id', '=', id)
}
export type SampleItem = Awaited<ReturnType<typeof selectSampleItems>>[number]

/** Where the one who works through a sample comes from and goes to: the nearest items, and the next without a result. */
export async function selectNeighbours(tx: TenantTx, id: SampleId, position: number) {
  const { rows } = await sql<{ before: number | null; after: number | null; open: number | null }>`
    select max(position) filter (where position < ${position}) as before, min(position) filter (where position > ${position}) as after,
      coalesce(min(position) filter (where result is null and position > ${position}), min(position) filter (where result is null and position < ${position})) as open
    from audit_sample_item where sample_id = ${id}::uuid`.execute(tx)
  return rows[0] ?? { before: null, after: null, open: null }
}

/** One judgement of a sample at a time: a second replacement for the same item would wait here, and find the first. */
export async function lockSample(tx: TenantTx, id: SampleId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`sample:${id}`}, 0))`.execute(tx)
}

/** All positions of a sample, and those that another one stands in for. */
export async function selectPositions(tx: TenantTx, id: SampleId) {
  const rows = await tx
    .selectFrom('audit_sample_item')
    .select(['position', 'replaces'])
    .where('sample_id', '=', id)
    .execute()
  return {
    taken: new Set(rows.map(({ position }) => position)),
    replaced: new Set(rows.map(({ replaces }) => replaces)),
  }
}

type Decision = {
  readonly result: Result
  readonly note: string | null
  readonly audited: bigint | null
  readonly by: string
  readonly at: Date
}

/** Writes what was found of an item; the log keeps what stood there before. */
export async function updateResult(tx: TenantTx, id: SampleId, position: number, decision: Decision): Promise<void> {
  const { result, note, audited, by, at } = decision
  await tx
    .updateTable('audit_sample_item')
    .set({ result, note, audited, decided_by_name: by, decided_at: at })
    .where('sample_id', '=', id)
    .where('position', '=', position)
    .execute()
}
