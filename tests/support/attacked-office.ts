import { schedulePacks } from '../../domain/audit-packs/schedule-packs.ts'
import type { Deps } from '../../domain/deps.ts'
import { createToken } from '../../domain/identity/index.ts'
import { hashPassword } from '../../domain/identity/passwords.ts'
import { inviteAuditor, inviteMember } from '../../domain/invitations/index.ts'
import { newId } from '../../domain/kernel/ids.ts'
import { CANARY } from './attacked-company.ts'
import type { TestCompany } from './builders.ts'
import type { TestDatabase } from './database.ts'
import type { Ids } from './route-matrix.ts'

/** An account that can log in, for the sample of the log-in page. */
export const SOMEBODY = { email: 'somebody@example.test', password: 'a-password-of-somebody' }

/** What only pages have an address for: invitations, members, engagements, tokens and schedules of a company. */
export async function fillOffice(
  t: TestDatabase,
  deps: Deps,
  { owner, viewer, tenantId }: TestCompany,
  failed: string,
): Promise<Ids> {
  const invite = (name: string) =>
    inviteMember(deps, owner, { email: `${CANARY}-${name}@example.test`, role: 'dealer' })
  const until = { from: '2026-01-01', to: '2026-06-30', expiresOn: inDays(30) }
  const auditor = await inviteAuditor(deps, owner, { email: 'in@example.test', firm: `${CANARY} Audit`, ...until })
  const engagement = newId()
  const [member, open] = [await invite('member'), await invite('open')]
  await t.admin`update document set status = 'failed', failure = 'the browser went away', sha256 = null, bytes = null, pages = null, rendered_at = null where tenant_id = ${tenantId} and trade_document_id = ${failed}`
  await t.admin`insert into app_user (id, email, name, password_hash) values (${newId()}, ${SOMEBODY.email}, 'Somebody', ${await hashPassword(SOMEBODY.password)})`
  await t.admin`insert into engagement (tenant_id, id, user_id, auditor_name, auditor_email, firm, period_from, period_to, expires_at, created_at)
    values (${tenantId}, ${engagement}, ${viewer.userId}, ${`${CANARY} Auditor`}, 'auditor@example.test', ${CANARY}, '2026-01-01', '2026-06-30', now() + interval '30 days', now())`
  return {
    engagement,
    member: viewer.userId,
    memberInvitation: member.id,
    auditorInvitation: auditor.id,
    link: open.path.split('/').at(-1) ?? '',
    token: (await createToken(deps, owner, { name: CANARY, scopes: ['read'], days: 30 })).id,
    schedule: await schedulePacks(deps, owner, { kind: 'quarter' }),
  }
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
