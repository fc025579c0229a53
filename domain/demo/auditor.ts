import { companyChoicesOf } from '../../db/system/choices.ts'
import type { Deps } from '../deps.ts'
import type { CompanyActor } from '../kernel/actor.ts'
import type { Trader } from './book.ts'
import { auditor } from './cast.ts'
import { signIn } from './sign-in.ts'

/** The demo's auditor, at one of the companies that engaged him. */
export async function auditorAt(deps: Deps, company: Trader): Promise<CompanyActor> {
  const person = await signIn(deps, auditor.email)
  if (person.userId === null) throw new Error('the demo needs its auditor')
  const choices = await companyChoicesOf(deps.system, person.userId, deps.clock.now())
  const choice = choices.find(({ tenantId }) => tenantId === company.tenantId)
  if (!choice?.engagement) throw new Error('the demo’s auditor needs his engagement')
  const { tenantId, role, companyState, engagement } = choice
  return { userId: person.userId, name: person.name, tenantId, role, companyState, engagement }
}
