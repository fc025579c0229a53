import { inTenant, type TenantTx } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { DomainError, notFound } from '../kernel/errors.ts'
import type { InboxItemId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { selectItem, updateDecision } from './queries.ts'
import { discardSchema } from './schema.ts'

/** Puts a paper aside, for a reason. It stays where it is, and its bytes may come again. */
export async function discardInboxItem(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  { id, input }: { readonly id: InboxItemId; readonly input: unknown },
): Promise<void> {
  authorizeInCompany(actor, 'inbox:decide')
  const { reason } = parseInput(discardSchema, input)
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    if (!(await updateDecision(tx, actor, at, { id, status: 'discarded', reason }))) throw await whyNot(tx, id)
    const details = { reason }
    await insertEvent(tx, actor, at, { verb: 'discarded', objectKind: 'inbox-item', objectId: id, details })
  })
}

async function whyNot(tx: TenantTx, id: InboxItemId): Promise<DomainError> {
  const row = await selectItem(tx, id)
  if (!row) return notFound('paper in the inbox')
  const what = row.status === 'filed' ? 'filed' : 'discarded'
  return new DomainError('conflict', `${row.decidedByName ?? 'Somebody'} has ${what} this paper already.`, {
    reason: 'decided',
  })
}
