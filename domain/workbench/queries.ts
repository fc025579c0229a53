import { type RawBuilder, sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { Day } from '../kernel/calendar.ts'
import type { EngagementId, PopulationId } from '../kernel/ids.ts'
import type { Measure, PopulationKind } from './schema.ts'

/** A population as it is frozen. */
export type NewPopulation = {
  readonly id: PopulationId
  readonly engagementId: EngagementId
  readonly of: PopulationKind
  readonly from: Day
  readonly to: Day
  readonly items: number
  readonly sha256: string
  readonly by: string
  readonly at: Date
}

const SOURCES = {
  issued: sql`
    select d.id, d.document_type as type, d.number, d.document_date as day, d.counterparty_name as partner, d.total_carats as carats, d.unit, d.currency,
      d.total_minor as minor, d.status as state, d.document_type || lpad(d.sequence::text, 20, '0') as place from trade_document d`,
  received: sql`
    select r.id, r.document_type as type, r.number, r.document_date as day, r.counterparty_name as partner, r.total_carats as carats, r.unit, r.currency,
      r.total_minor as minor, r.status as state, r.number as place from received_document r`,
  certificates: sql`
    select c.id, c.direction as type, c.number, c.counts_on as day, case c.direction when 'received' then c.exporter else c.importer end as partner, c.carats,
      'ct' as unit, 'USD' as currency, c.value_minor as minor, c.status as state, c.number as place from kp_certificate c`,
} as const satisfies Record<PopulationKind, unknown>

/** Writes the items of a population in their order: by day, then by number. Tells how many there are. */
export async function insertItems(
  tx: TenantTx,
  id: PopulationId,
  { of, from, to }: { readonly of: PopulationKind; readonly from: Day; readonly to: Day },
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into audit_population_item (population_id, position, subject_id, document_type, number, day, partner, carats, unit, currency, minor, state)
    select ${id}::uuid, row_number() over (order by day, place collate "C", id), id, type, number, day, partner, carats, unit, currency, minor, state
    from (${SOURCES[of]}) s where day between ${from}::text::date and ${to}::text::date`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** Writes that a population is frozen: its items stand there already. */
export async function insertPopulation(tx: TenantTx, population: NewPopulation): Promise<void> {
  const { id, engagementId, of, from, to, items, sha256, by, at } = population
  await tx
    .insertInto('audit_population')
    .values({
      id,
      engagement_id: engagementId,
      of,
      period_from: from,
      period_to: to,
      items,
      sha256,
      frozen_by_name: by,
      frozen_at: at,
    })
    .execute()
}

/** A population of an engagement; nothing when it is another's. */
export function selectPopulation(tx: TenantTx, engagement: EngagementId, id: PopulationId) {
  return ofEngagement(tx, engagement).where('id', '=', id).executeTakeFirst()
}

/** The populations of an engagement, the newest first. */
export function selectPopulations(tx: TenantTx, engagement: EngagementId) {
  return ofEngagement(tx, engagement).orderBy('frozen_at', 'desc').orderBy('id', 'desc').limit(100).execute()
}

function ofEngagement(tx: TenantTx, engagement: EngagementId) {
  return tx
    .selectFrom('audit_population')
    .select(['id', 'of', 'period_from as from', 'period_to as to', 'items', 'sha256'])
    .select(['frozen_by_name as frozenBy', 'frozen_at as frozenAt'])
    .where('engagement_id', '=', engagement)
}

/** Items of a population after a position, in their order. */
export function selectItems(tx: TenantTx, id: PopulationId, after: number, limit: number) {
  return tx
    .selectFrom('audit_population_item')
    .select(['position', 'subject_id as subjectId', 'document_type as type', 'number', 'day', 'partner'])
    .select(['carats', 'unit', 'currency', 'minor', 'state'])
    .where('population_id', '=', id)
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .execute()
}
export type PopulationItem = Awaited<ReturnType<typeof selectItems>>[number]

/**
 * What each item of a population is worth in a measure, in one piece; nothing is the least number there is. A million come
 * in a fraction of a second, as rows they would take three.
 */
export async function selectValues(tx: TenantTx, id: PopulationId, measure: Measure): Promise<Buffer> {
  const value =
    measure === 'carats' ? sql`(carats * 1000)::bigint` : sql`case when currency = ${measure} then minor end`
  return packed(tx, id, sql`int8send(coalesce(${value}, -9223372036854775808))`)
}

/** The month of each item of a population, as 202607, in one piece. */
export async function selectMonths(tx: TenantTx, id: PopulationId): Promise<Buffer> {
  return packed(tx, id, sql`int4send((extract(year from day) * 100 + extract(month from day))::int)`)
}

async function packed(tx: TenantTx, id: PopulationId, bytes: RawBuilder<unknown>): Promise<Buffer> {
  const { rows } = await sql<{ all: Buffer | null }>`
    select string_agg(${bytes}, '' order by position) as all from audit_population_item where population_id = ${id}::uuid`.execute(
    tx,
  )
  return rows[0]?.all ?? Buffer.alloc(0)
}

/** What a population adds up to, by currency and in carats; only what stands counts. */
export function selectTotals(tx: TenantTx, id: PopulationId) {
  return tx
    .selectFrom('audit_population_item')
    .select(['currency', sql<number>`count(*)::int`.as('items'), sql<string>`sum(carats)`.as('carats')])
    .select(sql<bigint | null>`sum(minor)::bigint`.as('minor'))
    .where('population_id', '=', id)
    .groupBy('currency')
    .orderBy('currency')
    .execute()
}
