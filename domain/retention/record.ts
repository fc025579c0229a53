import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeInCompany, can } from '../kernel/actor.ts'
import type { KeptKind } from '../kernel/scheme.ts'
import { ruleText } from './deletions.ts'
import { dutiesOf } from './duties.ts'
import { selectKept } from './queries.ts'
import { keptUntil } from './rules.ts'

/**
 * Until when one record is kept, by which of the rules, and under which hold; null for whoever may not know, and for a record
 * that the company has not. A day that nobody can tell is null: the record stays.
 */
export async function recordKept(
  deps: Pick<Deps, 'db' | 'library' | 'clock'>,
  actor: Actor,
  kind: KeptKind,
  id: string,
) {
  if (!can(actor, 'retention:read')) return null
  authorizeInCompany(actor, 'retention:read')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const record = await selectKept(tx, kind, id)
    if (!record) return null
    const { hold, ...facts } = record
    const { duties, keeper } = await dutiesOf(tx, deps)
    const found = keptUntil(duties, keeper, facts)
    return { until: found.known ? found.until : null, rule: found.by ? ruleText(found.by) : null, hold }
  })
}
