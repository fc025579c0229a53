import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import type { Statement } from '../kernel/statement.ts'
import { selectStatements } from './queries.ts'

/** The scheme under which this release issues. */
export const SCHEME = 'sow'

/** The statements that a company can choose from, every version. */
export async function listStatements(deps: Pick<Deps, 'db'>, actor: Actor): Promise<readonly Statement[]> {
  authorizeInCompany(actor, 'trade-document:read')
  return inTenant(deps.db, actor.tenantId, (tx) => selectStatements(tx, SCHEME))
}
