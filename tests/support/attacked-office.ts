import { schedulePacks } from '../../domain/audit-packs/schedule-packs.ts'
import type { Deps } from '../../domain/deps.ts'
import { createToken } from '../../domain/identity/index.ts'
import { hashPassword } from '../../domain/identity/passwords.ts'
import { inviteAuditor, inviteMember } from '../../domain/invitations/index.ts'
import { houseBranding } from '../../domain/kernel/branding.ts'
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
  await t.admin`insert into second_factor (user_id, seed, last_step, set_up_at) values (${viewer.userId}, '\\x00'::bytea, 0, now())`
  const templates = await fillTemplates(t, tenantId)
  return {
    ...templates,
    engagement,
    member: viewer.userId,
    memberInvitation: member.id,
    auditorInvitation: auditor.id,
    link: open.path.split('/').at(-1) ?? '',
    token: (await createToken(deps, owner, { name: CANARY, scopes: ['read'], days: 30 })).id,
    schedule: await schedulePacks(deps, owner, { kind: 'quarter' }),
  }
}

/** Templates in every state, and a preview, each with a mark of the company's. */
async function fillTemplates(t: TestDatabase, tenantId: string): Promise<Ids> {
  const row = async (name: string, version: number, status: 'draft' | 'published') => {
    const id = newId()
    const isPublished = status === 'published'
    const content =
      name === 'branding'
        ? { ...houseBranding, letterhead: CANARY }
        : { body: `<p>${CANARY}</p>{{> number}}{{> parties}}{{> lines}}{{> statements}}{{> verification}}`, css: '' }
    await t.admin`insert into template (tenant_id, id, name, version, status, content, made_by_name, made_at, changed_at, published_by_name, published_at)
      values (${tenantId}, ${id}, ${name}, ${version}, ${status}, ${t.admin.json(content)}, ${CANARY}, now(), now(), ${isPublished ? CANARY : null}, ${isPublished ? new Date() : null})`
    return id
  }
  await row('invoice', 1, 'published')
  await row('branding', 1, 'published')
  const templatePreview = newId()
  await t.admin`insert into template_preview (tenant_id, id, name, content, language, status, images, text, asked_at)
    values (${tenantId}, ${templatePreview}, 'invoice', '{}', 'en', 'done', array['\\x89504e47'::bytea], ${CANARY}, now())`
  return {
    templatePreview,
    templateDraft: await row('invoice', 2, 'draft'),
    templateToDiscard: await row('memo', 1, 'draft'),
    brandingDraft: await row('branding', 2, 'draft'),
    brandingToDiscard: await row('credit-note', 1, 'draft'),
  }
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
