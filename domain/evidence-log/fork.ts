import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { DomainError } from '../kernel/errors.ts'
import type { TenantId } from '../kernel/ids.ts'
import { beginGeneration, selectHead } from './queries.ts'
import { originOf } from './seal.ts'

/**
 * Records that a company's log was put back to an older or other state, and why: an entry says it for ever, and the log is signed
 * under a new name from then on. For the operator at his terminal; no page and no API leads here.
 */
export async function recordFork(
  deps: Pick<Deps, 'db' | 'clock'>,
  tenantId: TenantId,
  { reason, by }: { readonly reason: string; readonly by: string },
): Promise<void> {
  if (reason.trim().length < 10)
    throw new DomainError('invalid', 'Say in ten signs or more why the log is not the one that was signed.')
  await inTenant(deps.db, tenantId, async (tx) => {
    const { forked_at: forkedAt, fork, generation } = await selectHead(tx)
    if (!forkedAt) throw new DomainError('conflict', 'This log is not forked: there is nothing to record.')
    await beginGeneration(tx)
    const actor = { role: 'system', tenantId, name: by, userId: null } as const
    const details = { reason, found: fork, before: originOf(tenantId, generation) }
    const what = { verb: 'fork-recorded', objectKind: 'log', objectId: originOf(tenantId, generation + 1), details }
    await insertEvent(tx, actor, deps.clock.now(), what)
  })
}
