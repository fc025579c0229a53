import type { AssociationActor } from '../../domain/kernel/actor.ts'
import { newId } from '../../domain/kernel/ids.ts'
import type { Headers, TestApi } from './api.ts'
import type { TestCompany } from './builders.ts'
import type { TestDatabase } from './database.ts'
import type { Entry } from './route-matrix.ts'

export const OUTSIDERS = [
  'nobody in particular',
  'the owner of another company, by token',
  'the owner of another company, at the screen',
  'a viewer of another company',
  'a member of another company who asks for this one',
  'the association’s admin, by token',
  'the association’s admin, at the screen',
  'a token of this company without a scope',
  'a suspended member of this company',
  'an auditor whose engagement is over',
  'an auditor of another company',
] as const
export type Outsider = (typeof OUTSIDERS)[number]
/** Asked anew for each request that may end a session. */
export type Callers = Readonly<Record<Outsider, () => Promise<Headers>>>

/** Everybody who has no business with company A, or has none any more; its dealer is suspended. */
export async function outsidersOf(
  t: TestDatabase,
  api: TestApi,
  { a, b, admin }: { readonly a: TestCompany; readonly b: TestCompany; readonly admin: AssociationActor },
): Promise<Callers> {
  const scopeless = await api.token(a.owner)
  await t.admin`update api_token set scopes = '{}' where tenant_id = ${a.tenantId}`
  await t.admin`update membership set state = 'suspended' where user_id = ${a.dealer.userId}`
  const auditor = async (of: TestCompany, expires: string) => {
    const userId = newId()
    await t.admin`insert into app_user (id, email, name, password_hash) values (${userId}, ${`${userId}@example.test`}, 'Auditor', 'none')`
    await t.admin`insert into engagement (tenant_id, id, user_id, auditor_name, auditor_email, firm, period_from, period_to, expires_at, created_at)
      values (${of.tenantId}, ${newId()}, ${userId}, 'Auditor', 'auditor@example.test', 'Firm', '2026-01-01', '2026-12-31', now() + ${expires}::interval, now() - interval '1 year')`
    return () => api.session(userId as never, of.tenantId)
  }
  const [ownerToken, adminToken] = [await api.token(b.owner), await api.token(admin)]
  return {
    'nobody in particular': async () => ({ 'sec-fetch-site': 'same-origin' }),
    'the owner of another company, by token': async () => ownerToken,
    'the owner of another company, at the screen': () => api.session(b.owner.userId, b.tenantId),
    'a viewer of another company': () => api.session(b.viewer.userId, b.tenantId),
    'a member of another company who asks for this one': () => api.session(b.owner.userId, a.tenantId),
    'the association’s admin, by token': async () => adminToken,
    'the association’s admin, at the screen': () => api.session(admin.userId),
    'a token of this company without a scope': async () => scopeless,
    'a suspended member of this company': () => api.session(a.dealer.userId, a.tenantId),
    'an auditor whose engagement is over': await auditor(a, '-1 second'),
    'an auditor of another company': await auditor(b, '30 days'),
  }
}

/** Whether a route is there for this one, whoever's the row is. */
export function isFor(entry: Entry, who: Outsider): boolean {
  return (
    entry.sample.isFor === 'everybody' || (entry.sample.isFor === 'association' && who.startsWith('the association'))
  )
}
