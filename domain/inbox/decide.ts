import { inTenant, type TenantTx } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import type { StoredPaper } from '../evidence/index.ts'
import { paperTypes } from '../evidence/rules.ts'
import { type Actor, authorize, authorizeInCompany } from '../kernel/actor.ts'
import { DomainError, notFound } from '../kernel/errors.ts'
import type { InboxItemId, ReceivedDocumentId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { whileOpen } from '../ledger/entries/entry.ts'
import { recordIn } from '../received-documents/record.ts'
import { receivedDocumentSchema } from '../received-documents/schema.ts'
import { lockItem, updateDecision } from './queries.ts'
import { discardSchema } from './schema.ts'

/**
 * Files a paper as what a person has confirmed it to be: the document is recorded with the paper as its file, and the
 * paper leaves the queue, in one transaction. Two who file the same paper make one document.
 */
export async function fileInboxItem(
  deps: Pick<Deps, 'db' | 'clock' | 'library'>,
  actor: Actor,
  { id, input }: { readonly id: InboxItemId; readonly input: unknown },
): Promise<ReceivedDocumentId> {
  authorizeInCompany(actor, 'inbox:decide')
  authorize(actor, 'received-document:record')
  const document = parseInput(receivedDocumentSchema, input)
  return whileOpen(() =>
    inTenant(deps.db, actor.tenantId, async (tx) => {
      const item = await lockOpen(tx, id)
      const source = item.source === 'platform' ? 'platform' : 'inbox'
      const kept = { document, file: paperOfItem(item), source, importId: null } as const
      const documentId = await recordIn(tx, deps, actor, kept)
      const at = deps.clock.now()
      await updateDecision(tx, actor, at, { id, status: 'filed', documentId })
      const details = { documentId }
      await insertEvent(tx, actor, at, { verb: 'filed', objectKind: 'inbox-item', objectId: id, details })
      return documentId
    }),
  )
}

type Locked = NonNullable<Awaited<ReturnType<typeof lockItem>>>

function paperOfItem({ sha256, bytes, name, mediaType }: Locked): StoredPaper | null {
  const type = paperTypes.find((each) => each === mediaType)
  if (sha256 === null || name === null || type === undefined) return null
  return { sha256, bytes: Number(bytes), name, mediaType: type }
}

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
    await lockOpen(tx, id)
    await updateDecision(tx, actor, at, { id, status: 'discarded', reason })
    const details = { reason }
    await insertEvent(tx, actor, at, { verb: 'discarded', objectKind: 'inbox-item', objectId: id, details })
  })
}

/** The item, held for this transaction; refused when there is none or somebody has decided it. */
async function lockOpen(tx: TenantTx, id: InboxItemId): Promise<Locked> {
  const item = await lockItem(tx, id)
  if (!item) throw notFound('paper in the inbox')
  if (item.status === 'reading' || item.status === 'waiting') return item
  throw new DomainError('conflict', `${item.decidedByName ?? 'Somebody'} has ${item.status} this paper already.`, {
    reason: 'decided',
  })
}
