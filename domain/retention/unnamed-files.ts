import { inTenant } from '../../db/tenant.ts'
import { selectHead } from '../evidence-log/queries.ts'
import { type SealDeps, sealLog } from '../evidence-log/seal.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import type { Services } from '../kernel/deps.ts'
import { DomainError } from '../kernel/errors.ts'
import { unnamedOf } from './unnamed-queries.ts'

const DAY_MS = 86_400_000
const AT_ONCE = 500

type SweepDeps = SealDeps &
  Pick<Services, 'clock'> & {
    readonly leftovers: {
      readonly old: (tenantId: string, before: Date) => Promise<readonly string[]>
      readonly removeOld: (tenantId: string, sha256: string, before: Date) => Promise<boolean>
    }
  }

/**
 * The files of a company that were written more than a day ago and that no row names: a print that was killed between its
 * file and its row. Removes them when told to. Throws `conflict` where the log is, or once was, another than its copies
 * say: after a backup was put back, files may be all that is left of what it does not know.
 */
export async function sweepUnnamedFiles(
  deps: SweepDeps,
  actor: Actor,
  { remove }: { readonly remove: boolean },
): Promise<{ readonly found: readonly string[]; readonly removed: number }> {
  authorizeInCompany(actor, 'retention:carry-out')
  const { tenantId } = actor
  await sealLog(deps, tenantId)
  const { generation } = await inTenant(deps.db, tenantId, selectHead)
  if (generation > 1)
    throw new DomainError('conflict', 'This log was forked once: its files are left to a person.', {
      reason: 'log_forked',
    })
  const before = new Date(deps.clock.now().getTime() - DAY_MS)
  const old = await deps.leftovers.old(tenantId, before)
  const found: string[] = []
  for (let at = 0; at < old.length; at += AT_ONCE)
    found.push(...(await inTenant(deps.db, tenantId, (tx) => unnamedOf(tx, old.slice(at, at + AT_ONCE)))))
  let removed = 0
  if (remove) for (const sha256 of found) if (await deps.leftovers.removeOld(tenantId, sha256, before)) removed++
  return { found, removed }
}
