import { inTenant } from '../../db/tenant.ts'
import { owedGoods } from '../coverage/index.ts'
import type { Deps } from '../deps.ts'
import type { ChaseMessageId, TenantId } from '../kernel/ids.ts'
import { companyChooser } from '../schemes/index.ts'
import { selectMessage, selectWanting, updateMessage } from './queries.ts'

type ChaseMail = { readonly to: string; readonly subject: string; readonly text: string }

/**
 * The mail that a message to a supplier still asks for. 'done' when it has gone out, or when everything it asks for came
 * before it could; 'unknown' when the company has no such message.
 */
export async function chaseMail(
  deps: Pick<Deps, 'db' | 'library' | 'keys'>,
  tenantId: TenantId,
  id: ChaseMessageId,
  publicUrl: string,
): Promise<ChaseMail | 'done' | 'unknown'> {
  return inTenant(deps.db, tenantId, async (tx) => {
    const found = await selectMessage(tx, id)
    if (!found) return 'unknown'
    if (found.mailState !== 'queued') return 'done'
    const { library } = await companyChooser(deps, tx)
    const owed = owedGoods(library).map(({ goodsClass }) => goodsClass)
    if ((await selectWanting(tx, owed, { chaseId: found.chaseId })).length === 0) {
      await updateMessage(tx, id, { mail_state: 'not-needed', sent_at: null })
      return 'done'
    }
    const secret = found.sendLinkId ? deps.keys.linkSecret('send-link', found.sendLinkId) : null
    const link = secret ? `\nSend them here, from a phone too:\n${new URL(`/send/${secret}`, publicUrl)}\n` : ''
    return { to: found.to, subject: found.subject, text: `${found.body}\n${link}` }
  })
}

/** Notes that the mail has gone out, so that a second run sends none. */
export function chaseMailed(deps: Pick<Deps, 'db' | 'clock'>, tenantId: TenantId, id: ChaseMessageId): Promise<void> {
  const at = deps.clock.now()
  return inTenant(deps.db, tenantId, (tx) => updateMessage(tx, id, { mail_state: 'sent', sent_at: at }))
}
