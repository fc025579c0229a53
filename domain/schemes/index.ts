import { inTenant, type TenantTx } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import type { Library } from '../kernel/scheme.ts'
import type { Chooser } from '../warranties/compile.ts'
import { companySchemes } from './queries.ts'

/** The chooser of the schemes under which the company of the transaction trades. */
export async function companyChooser(deps: Pick<Deps, 'library'>, tx: TenantTx): Promise<Chooser> {
  const [library, schemes] = await Promise.all([deps.library.current(), companySchemes(tx)])
  return library.chooser(schemes)
}

/** What the company's schemes say: statements, rules and reference data, every version. */
export async function companyLibrary(deps: Pick<Deps, 'db' | 'library'>, actor: Actor): Promise<Library> {
  authorizeInCompany(actor, 'trade-document:read')
  return (await inTenant(deps.db, actor.tenantId, (tx) => companyChooser(deps, tx))).library
}
