import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { keepPaper, type UploadedFile } from '../evidence/index.ts'
import { type Actor, authorizeInCompany, type TenantActor } from '../kernel/actor.ts'
import { DomainError, isDomainError } from '../kernel/errors.ts'
import { type CounterpartyId, type InboxItemId, newId, type ReceivedDocumentId } from '../kernel/ids.ts'
import { countOpenFromOutside, insertItem, selectDocumentOfBytes, selectItemOfBytes } from './queries.ts'
import type { InboxSource } from './schema.ts'

type ReceiveDeps = Pick<Deps, 'db' | 'clock' | 'files' | 'ring'>
/** So many files come in one upload. */
export const MAX_FILES = 20
/** So many papers that strangers sent may wait; whoever sends more has to come again. */
export const MAX_FROM_OUTSIDE = 500

/** Where the same bytes are already: in the inbox, or with a document that was recorded. */
type Holder = { readonly id: InboxItemId } | { readonly documentId: ReceivedDocumentId }

/** What became of one file. A duplicate says where its bytes are already; a refusal says what would be right. */
export type Received =
  | { readonly name: string; readonly outcome: 'received'; readonly id: InboxItemId }
  | ({ readonly name: string; readonly outcome: 'duplicate'; readonly sentence: string } & Holder)
  | { readonly name: string; readonly outcome: 'refused'; readonly sentence: string }

/** Takes several files at once; each has its own answer, and one that is refused holds up no other. */
export async function uploadToInbox(
  deps: ReceiveDeps,
  actor: Actor,
  files: readonly UploadedFile[],
): Promise<readonly Received[]> {
  authorizeInCompany(actor, 'inbox:receive')
  const tooMany = files.length > MAX_FILES ? `Give at most ${MAX_FILES} files at once.` : null
  const wrong = files.length === 0 ? 'Choose the papers that came in.' : tooMany
  if (wrong) throw new DomainError('invalid', wrong, { fields: { files: [wrong] } })
  const answers: Received[] = []
  for (const file of files)
    answers.push(await receivePaper(deps, actor, { source: 'upload', sender: actor.name, counterpartyId: null, file }))
  return answers
}

/** Takes one paper, by whichever way it came: looked at, kept as it is, and put into the queue. */
export async function receivePaper(
  deps: ReceiveDeps,
  actor: TenantActor,
  {
    file,
    ...way
  }: {
    readonly source: InboxSource
    readonly sender: string
    readonly counterpartyId: CounterpartyId | null
    readonly file: UploadedFile
  },
): Promise<Received> {
  const { name } = file
  try {
    const paper = await keepPaper(deps, actor.tenantId, file, 'file')
    const id = newId<InboxItemId>()
    const at = deps.clock.now()
    const found = await inTenant(deps.db, actor.tenantId, async (tx) => {
      if (way.source === 'mail' || way.source === 'link') {
        if ((await countOpenFromOutside(tx)) >= MAX_FROM_OUTSIDE) throw inboxFull()
      }
      const document = await selectDocumentOfBytes(tx, paper.sha256)
      if (document)
        return { holder: { documentId: document.id }, sentence: `The same paper is recorded as ${document.number}.` }
      if (!(await insertItem(tx, { id, ...way, paper, at }))) return heldBy(await selectItemOfBytes(tx, paper.sha256))
      const details = { source: way.source, sha256: paper.sha256 }
      await insertEvent(tx, actor, at, { verb: 'received', objectKind: 'inbox-item', objectId: id, details })
      return null
    })
    if (found) return { name, outcome: 'duplicate', sentence: found.sentence, ...found.holder }
    await deps.ring('read-inbox-item', { tenantId: actor.tenantId, itemId: id })
    return { name, outcome: 'received', id }
  } catch (error) {
    if (isDomainError(error) && error.code === 'invalid')
      return { name, outcome: 'refused', sentence: error.details.fields?.['file']?.[0] ?? error.message }
    throw error
  }
}

function inboxFull(): DomainError {
  return new DomainError('rate_limited', 'This inbox is full at the moment. Try again later.', {
    retryAfterSeconds: 3_600,
  })
}

type Found = NonNullable<Awaited<ReturnType<typeof selectItemOfBytes>>>

/** Throws when it was discarded in the same moment: then nobody holds it, and it may come again. */
function heldBy(item: Found | undefined): { readonly holder: Holder; readonly sentence: string } {
  if (!item) throw new DomainError('conflict', 'The same paper was discarded a moment ago. Send it again.')
  const came = `The same paper came in on ${item.receivedAt.toISOString().slice(0, 10)}`
  const sentence = item.status === 'filed' ? `${came} and is filed.` : `${came} and waits in the inbox.`
  return { holder: { id: item.id }, sentence }
}
