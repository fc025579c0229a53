import { inTenant, type TenantTx } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeInCompany, type TenantActor } from '../kernel/actor.ts'
import { notFound } from '../kernel/errors.ts'
import type { AuditPackId } from '../kernel/ids.ts'
import { selectDownloads, selectPack, selectPacks, selectSchedules } from './queries.ts'

/** The packs of the company, newest first; an auditor sees those inside the engagement's period. */
export async function listPacks(deps: Pick<Deps, 'db'>, actor: Actor) {
  authorizeInCompany(actor, 'audit-pack:read')
  return inTenant(deps.db, actor.tenantId, (tx) => selectPacks(tx, engagementOf(actor)))
}

/** One pack with its progress and who has taken it. */
export async function readPack(deps: Pick<Deps, 'db'>, actor: Actor, id: AuditPackId) {
  authorizeInCompany(actor, 'audit-pack:read')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const pack = await findPack(tx, actor, id)
    return { ...pack, downloads: await selectDownloads(tx, id) }
  })
}

/** The schedules that still run. */
export async function listSchedules(deps: Pick<Deps, 'db'>, actor: Actor) {
  authorizeInCompany(actor, 'audit-pack:read')
  return inTenant(deps.db, actor.tenantId, selectSchedules)
}

/** The pack if this actor may know of it, else `not_found`: an auditor's world ends with the engagement's period. */
export async function findPack(tx: TenantTx, actor: TenantActor, id: AuditPackId) {
  const pack = await selectPack(tx, id)
  const within = engagementOf(actor)
  if (!pack || (within && (pack.period_from < within.from || pack.period_to > within.to))) throw notFound('audit pack')
  return pack
}

function engagementOf(actor: TenantActor) {
  if (actor.role !== 'auditor') return undefined
  if (!actor.engagement) throw notFound('engagement')
  return actor.engagement
}
