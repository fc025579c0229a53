import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { requeueFailed } from '../documents/queries.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { DomainError, notFound } from '../kernel/errors.ts'
import type { TradeDocumentId } from '../kernel/ids.ts'
import { selectIssued } from './queries.ts'

/** Asks once more for the PDFs of an issued document that could not be printed. Those that are there stay as they are. */
export async function printAgain(
  deps: Pick<Deps, 'db' | 'clock' | 'ring'>,
  actor: Actor,
  id: TradeDocumentId,
): Promise<void> {
  authorizeInCompany(actor, 'trade-document:issue')
  const pages = await inTenant(deps.db, actor.tenantId, async (tx) => {
    if (!(await selectIssued(tx, id))) throw notFound('document')
    const asked = await requeueFailed(tx, 'trade_document_id', id)
    if (asked.length === 0)
      throw new DomainError('conflict', 'No PDF of this document has failed.', { reason: 'nothing_failed' })
    await insertEvent(tx, actor, deps.clock.now(), {
      verb: 'printed-again',
      objectKind: 'trade-document',
      objectId: id,
    })
    return asked
  })
  await Promise.all(pages.map((documentId) => deps.ring('render-document', { tenantId: actor.tenantId, documentId })))
}
