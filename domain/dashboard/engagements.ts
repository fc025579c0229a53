import { companyChoicesOf } from '../../db/system/choices.ts'
import { inTenant } from '../../db/tenant.ts'
import { selectEngagement } from '../audit-access/queries.ts'
import { selectPacks } from '../audit-packs/queries.ts'
import { todayAt } from '../companies/today.ts'
import type { Deps } from '../deps.ts'
import { countFindings } from '../findings/queries.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'

const DAY_MS = 86_400_000

/**
 * The engagements that an auditor may enter now, at whichever company: days left, packs released, how his findings
 * stand. Each one's numbers are read inside its own company's wall, and are of that engagement alone.
 */
export async function engagementsOf(deps: Pick<Deps, 'db' | 'system' | 'clock'>, actor: Actor) {
  authorizeInCompany(actor, 'dashboard:read')
  if (actor.role !== 'auditor') return []
  const now = deps.clock.now()
  const all = []
  for (const { tenantId, name, engagement } of await companyChoicesOf(deps.system, actor.userId, now)) {
    if (!engagement) continue
    const numbers = await inTenant(deps.db, tenantId, async (tx) => ({
      expiresAt: (await selectEngagement(tx, engagement.id))?.expiresAt ?? now,
      packs: (await selectPacks(tx, engagement)).length,
      findings: await countFindings(tx, engagement.id, await todayAt(tx, deps.clock)),
    }))
    const daysLeft = Math.max(0, Math.floor((numbers.expiresAt.getTime() - now.getTime()) / DAY_MS))
    all.push({ tenantId, name, from: engagement.from, to: engagement.to, daysLeft, ...numbers })
  }
  return all
}
