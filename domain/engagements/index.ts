import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { notFound } from '../kernel/errors.ts'
import type { EngagementId } from '../kernel/ids.ts'
import { selectEngagements, updateEngagementEnded } from './queries.ts'

/** The company's engagements with auditors, running ones and ended ones. */
export async function listEngagements(deps: Pick<Deps, 'db'>, actor: Actor) {
  authorizeInCompany(actor, 'member:read')
  return inTenant(deps.db, actor.tenantId, selectEngagements)
}

/** Ends an engagement now; the auditor's next request is refused. */
export async function endEngagement(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, id: EngagementId): Promise<void> {
  authorizeInCompany(actor, 'engagement:manage')
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    if (!(await updateEngagementEnded(tx, id, at))) throw notFound('engagement')
    await insertEvent(tx, actor, at, { verb: 'ended', objectKind: 'engagement', objectId: id })
  })
}
