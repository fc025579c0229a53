import type { CompanyActor } from '../../domain/kernel/actor.ts'
import { type Day, day } from '../../domain/kernel/calendar.ts'
import { type EngagementId, newId, type UserId } from '../../domain/kernel/ids.ts'
import type { TestCompany } from './builders.ts'
import type { TestDatabase } from './database.ts'

/** An auditor with an engagement of his own in a company. */
export async function engage(
  t: TestDatabase,
  { tenantId }: Pick<TestCompany, 'tenantId'>,
  from: string,
  to: string,
): Promise<CompanyActor> {
  const [userId, id] = [newId<UserId>(), newId<EngagementId>()]
  await t.admin`insert into app_user (id, email, name, password_hash) values (${userId}, ${`${userId}@example.test`}, 'Anna Auditor', 'none')`
  await t.admin`insert into engagement (tenant_id, id, user_id, auditor_name, auditor_email, firm, period_from, period_to, expires_at, created_at)
    values (${tenantId}, ${id}, ${userId}, 'Anna Auditor', ${`${userId}@example.test`}, 'Audit & Co', ${from}, ${to}, now() + interval '30 days', now())`
  const days: { readonly from: Day; readonly to: Day } = { from: day(from), to: day(to) }
  return {
    role: 'auditor',
    userId,
    name: 'Anna Auditor',
    tenantId,
    companyState: 'active',
    engagement: { id, ...days },
  }
}
