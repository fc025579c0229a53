import type { Deps } from '../../domain/deps.ts'
import { answerFinding, raiseFinding } from '../../domain/findings/index.ts'
import type { CompanyActor } from '../../domain/kernel/actor.ts'
import { addDays, type Day, day, dayIn } from '../../domain/kernel/calendar.ts'
import { type EngagementId, newId, type UserId } from '../../domain/kernel/ids.ts'
import type { TestCompany } from './builders.ts'
import type { TestDatabase } from './database.ts'
import type { Ids } from './route-matrix.ts'

type Engaged = {
  readonly from?: Day
  readonly to?: Day
  readonly name?: string
  readonly email?: string
  readonly userId?: UserId
}

/** An auditor with an engagement that runs, put there by the superuser. */
export async function engagedAuditor(
  t: TestDatabase,
  company: Pick<TestCompany, 'tenantId'>,
  asked: Engaged = {},
): Promise<CompanyActor> {
  const { from = day('2026-01-01'), to = day('2026-06-30'), name = 'The auditor' } = asked
  const [userId, id] = [asked.userId ?? newId<UserId>(), newId<EngagementId>()]
  const email = asked.email ?? `${userId}@audit.test`
  await t.admin`insert into app_user (id, email, name, password_hash) values (${userId}, ${email}, ${name}, 'none') on conflict do nothing`
  await t.admin`insert into engagement (tenant_id, id, user_id, auditor_name, auditor_email, firm, period_from, period_to, expires_at, created_at)
    values (${company.tenantId}, ${id}, ${userId}, ${name}, ${email}, ${`${name} & Co`}, ${from}, ${to}, now() + interval '30 days', now())`
  const { tenantId } = company
  return { userId, name, role: 'auditor', tenantId, companyState: 'active', engagement: { id, from, to } }
}

/** What an auditor of the company found, in every state. */
export async function findingsIn(t: TestDatabase, deps: Deps, company: TestCompany, canary: string): Promise<Ids> {
  const auditor = await engagedAuditor(t, company, { name: `${canary} Auditor` })
  const soon = addDays(dayIn('UTC', deps.clock.now()), 30)
  const raise = () =>
    raiseFinding(deps, auditor, {
      ...{ severity: 'major', title: canary, found: canary, criterion: canary, answerBy: soon },
    })
  const answer = { response: 'disagree', responseText: canary }
  const findingAnswered = await raise()
  await answerFinding(deps, company.owner, findingAnswered, answer)
  return {
    ...{ auditor: auditor.userId, engagementOfAuditor: auditor.engagement?.id ?? '' },
    ...{ finding: await raise(), findingToAnswer: await raise(), findingToClose: await raise(), findingAnswered },
  }
}
