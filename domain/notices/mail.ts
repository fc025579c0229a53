import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import type { NoticeId, TenantId } from '../kernel/ids.ts'
import { selectNoticeMail, updateNoticeMailed } from './queries.ts'

/** `to` is empty when the company has nobody to write to. */
export type NoticeMail = { readonly to: string; readonly subject: string; readonly text: string }

/**
 * The mail that a notice still asks for: one message to the company's owners and compliance officers. 'sent' when it
 * has gone out, 'unknown' when the company has no such notice.
 */
export async function noticeMail(
  deps: Pick<Deps, 'db'>,
  tenantId: TenantId,
  id: NoticeId,
  publicUrl: string,
): Promise<NoticeMail | 'sent' | 'unknown'> {
  const found = await inTenant(deps.db, tenantId, (tx) => selectNoticeMail(tx, id))
  if (!found) return 'unknown'
  if (found.mailState === 'sent') return 'sent'
  return {
    to: found.emails.join(', '),
    subject: found.title,
    text: `For ${found.company}.\n\n${found.body}\n\n${where(found.kind, publicUrl)}\n`,
  }
}

/** Notes that the mail has gone out, so that a second run sends none. */
export function noticeMailed(deps: Pick<Deps, 'db'>, tenantId: TenantId, id: NoticeId): Promise<void> {
  return inTenant(deps.db, tenantId, (tx) => updateNoticeMailed(tx, id))
}

function where(kind: string, publicUrl: string): string {
  return kind === 'publication'
    ? `What it means for your open drafts:\n${new URL('/', publicUrl)}`
    : `Your audit packs:\n${new URL('/packs', publicUrl)}`
}
