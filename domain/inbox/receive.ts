import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { keepPaper, type UploadedFile } from '../evidence/index.ts'
import { type Actor, authorizeInCompany, type TenantActor } from '../kernel/actor.ts'
import { DomainError, isDomainError } from '../kernel/errors.ts'
import { type CounterpartyId, type InboxItemId, newId } from '../kernel/ids.ts'
import { countOpenFromOutside, insertItem, selectItemOfBytes } from './queries.ts'
import type { InboxSource } from './schema.ts'

type ReceiveDeps = Pick<Deps, 'db' | 'clock' | 'files' | 'ring'>
/** So many files come in one upload. */
export const MAX_FILES = 20
/** So many papers that strangers sent may wait; whoever sends more has to come again. */
export const MAX_FROM_OUTSIDE = 500

/** What became of one file. A duplicate says where its bytes are already; a refusal says what would be right. */
export type Received =
  | { readonly name: string; readonly outcome: 'received'; readonly id: InboxItemId }
  | { readonly name: string; readonly outcome: 'duplicate'; readonly sentence: string; readonly id: InboxItemId }
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
      if (!(await insertItem(tx, { id, ...way, paper, at }))) return selectItemOfBytes(tx, paper.sha256)
      const details = { source: way.source, sha256: paper.sha256 }
      await insertEvent(tx, actor, at, { verb: 'received', objectKind: 'inbox-item', objectId: id, details })
      return null
    })
    if (found) return { name, outcome: 'duplicate', id: found.id, sentence: whereItIs(found) }
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

function whereItIs({ status, receivedAt }: { readonly status: string; readonly receivedAt: Date }): string {
  const came = `The same paper came in on ${receivedAt.toISOString().slice(0, 10)}`
  return status === 'filed' ? `${came} and is filed.` : `${came} and waits in the inbox.`
}
