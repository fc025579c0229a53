import { createHash } from 'node:crypto'
import { inTenant, type TenantTx } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany, type TenantActor } from '../kernel/actor.ts'
import { csvRecord } from '../kernel/csv.ts'
import { DomainError, invalidField, notFound } from '../kernel/errors.ts'
import { newId, type PopulationId } from '../kernel/ids.ts'
import { formatAmount, isCurrency } from '../kernel/money.ts'
import { parseInput } from '../kernel/parse.ts'
import {
  insertItems,
  insertPopulation,
  type PopulationItem,
  selectItems,
  selectPopulation,
  selectPopulations,
  selectTotals,
} from './queries.ts'
import { freezeSchema, pageSchema } from './schema.ts'

const AT_ONCE = 5_000

/** The engagement that an auditor works in: his world ends with its company and its days. */
export function engagementOf(actor: TenantActor) {
  if (!('engagement' in actor)) throw notFound('engagement')
  return actor.engagement
}

/**
 * Freezes what an auditor will draw from: every document or certificate of some days of his engagement, in one order,
 * with the SHA-256 of the file that anybody can have of it. Nothing can change or take away an item afterwards.
 */
export async function freezePopulation(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  input: unknown,
): Promise<PopulationId> {
  authorizeInCompany(actor, 'workbench:use')
  const engagement = engagementOf(actor)
  const { of, from, to } = parseInput(freezeSchema, input)
  if (from < engagement.from) throw invalidField('from', `Your engagement begins on ${engagement.from}.`)
  if (to > engagement.to) throw invalidField('to', `Your engagement ends on ${engagement.to}.`)
  const id = newId<PopulationId>()
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const items = await insertItems(tx, id, { of, from, to })
    if (items === 0) throw new DomainError('invalid', 'Nothing was recorded on these days.', { reason: 'empty' })
    const sha256 = await hashOf(tx, id)
    await insertPopulation(tx, { id, engagementId: engagement.id, of, from, to, items, sha256, by: actor.name, at })
    const details = { name: of, from, to, items, sha256 }
    await insertEvent(tx, actor, at, { verb: 'frozen', objectKind: 'population', objectId: id, details })
  })
  return id
}

/** The populations of the auditor's engagement, the newest first. */
export async function listPopulations(deps: Pick<Deps, 'db'>, actor: Actor) {
  authorizeInCompany(actor, 'workbench:use')
  const { id } = engagementOf(actor)
  return inTenant(deps.db, actor.tenantId, (tx) => selectPopulations(tx, id))
}

/** One population with a page of its items and what it adds up to. */
export async function readPopulation(deps: Pick<Deps, 'db'>, actor: Actor, id: PopulationId, page: unknown) {
  authorizeInCompany(actor, 'workbench:use')
  const { after, limit } = parseInput(pageSchema, page)
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const population = await findPopulation(tx, actor, id)
    const items = await selectItems(tx, id, after, limit)
    const last = items.at(-1)?.position ?? population.items
    return {
      ...population,
      rows: items,
      totals: await selectTotals(tx, id),
      next: last < population.items ? last : null,
    }
  })
}

/** The population as the file whose SHA-256 was taken when it was frozen, piece by piece. */
export async function populationFile(deps: Pick<Deps, 'db'>, actor: Actor, id: PopulationId) {
  authorizeInCompany(actor, 'workbench:use')
  await inTenant(deps.db, actor.tenantId, (tx) => findPopulation(tx, actor, id))
  return {
    name: `population-${id}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    pieces: populationCsv((work) => inTenant(deps.db, actor.tenantId, work), id),
  }
}

/** Whether the items still are those that were frozen: somebody with the database in his hands could have changed them. */
export async function checkPopulation(deps: Pick<Deps, 'db'>, actor: Actor, id: PopulationId): Promise<boolean> {
  authorizeInCompany(actor, 'workbench:use')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const { sha256 } = await findPopulation(tx, actor, id)
    return (await hashOf(tx, id)) === sha256
  })
}

/** The population if it is one of the auditor's own engagement, else `not_found`. */
export async function findPopulation(tx: TenantTx, actor: TenantActor, id: PopulationId) {
  const population = await selectPopulation(tx, engagementOf(actor).id, id)
  if (!population) throw notFound('population')
  return population
}

const COLUMNS = ['position', 'id', 'type', 'number', 'day', 'partner', 'carats', 'unit', 'currency', 'amount', 'state']

type InTransaction = <T>(work: (tx: TenantTx) => Promise<T>) => Promise<T>

/** A population as its file, piece by piece: the bytes whose hash is taken, handed out and packed. */
export async function* populationCsv(inTransaction: InTransaction, id: PopulationId): AsyncGenerator<string> {
  yield csvRecord(COLUMNS)
  for (let after = 0; ; ) {
    const start = after
    const rows = await inTransaction((tx) => selectItems(tx, id, start, AT_ONCE))
    yield rows.map(lineOf).join('')
    if (rows.length < AT_ONCE) return
    after = rows.at(-1)?.position ?? after
  }
}

function lineOf(item: PopulationItem): string {
  const { position, subjectId, type, number, day, partner, carats, unit, currency, minor, state } = item
  const amount =
    minor !== null && currency !== null && isCurrency(currency) ? { number: formatAmount(minor, currency) } : null
  return csvRecord([position, subjectId, type, number, day, partner, { number: carats }, unit, currency, amount, state])
}

async function hashOf(tx: TenantTx, id: PopulationId): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of populationCsv((work) => work(tx), id)) hash.update(piece)
  return hash.digest('hex')
}
