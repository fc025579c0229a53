import { z } from 'zod'
import { findSendLink } from '../../../db/system/inbox.ts'
import { inTenant } from '../../../db/tenant.ts'
import type { Deps } from '../../deps.ts'
import { insertEvent } from '../../events/queries.ts'
import type { UploadedFile } from '../../evidence/index.ts'
import { hashSecret } from '../../identity/secrets.ts'
import { type Actor, authorizeInCompany } from '../../kernel/actor.ts'
import { DomainError, invalidField, notFound } from '../../kernel/errors.ts'
import { type CounterpartyId, idSchema, newId, type SendLinkId } from '../../kernel/ids.ts'
import { parseInput } from '../../kernel/parse.ts'
import { optional, text } from '../../kernel/text.ts'
import { MAX_FILES, receivePaper } from '../receive.ts'
import { countPapers, insertLink, revokeLink, selectLinks, selectPartyName } from './queries.ts'

const DAY_MS = 86_400_000
const CHOOSE = 'Choose who should send the papers.'
/** So many papers one link brings in its whole life. */
export const MAX_PAPERS = 50

export const sendLinkSchema = z.object({
  counterpartyId: z.string({ error: CHOOSE }).min(1, CHOOSE).pipe(idSchema<CounterpartyId>()),
  days: z.coerce
    .number('Say for how many days.')
    .int()
    .min(1, 'At least one day.')
    .max(90, 'At most 90 days.')
    .default(14),
  note: optional(text('What is asked for', 500)),
})

/** Makes a link by which a counterparty without an account sends papers. The path carries the secret; only its hash is kept. */
export async function makeSendLink(
  deps: Pick<Deps, 'db' | 'clock' | 'keys'>,
  actor: Actor,
  input: unknown,
): Promise<{ readonly id: SendLinkId; readonly path: string; readonly expiresAt: Date }> {
  authorizeInCompany(actor, 'inbox:open-ways')
  const { counterpartyId, days, note } = parseInput(sendLinkSchema, input)
  const id = newId<SendLinkId>()
  const secret = deps.keys.linkSecret('send-link', id)
  const at = deps.clock.now()
  const expiresAt = new Date(at.getTime() + days * DAY_MS)
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    if (!(await selectPartyName(tx, counterpartyId)))
      throw invalidField('counterpartyId', 'There is no such counterparty. Choose one from the list.')
    await insertLink(tx, { id, counterpartyId, hash: hashSecret(secret), note, by: actor.name, at, expiresAt })
    await insertEvent(tx, actor, at, {
      verb: 'made',
      objectKind: 'send-link',
      objectId: id,
      details: { counterpartyId },
    })
  })
  return { id, path: `/send/${secret}`, expiresAt }
}

/** The latest links, each with whether it can still be used. */
export async function listSendLinks(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor) {
  authorizeInCompany(actor, 'inbox:read')
  const now = deps.clock.now()
  const rows = await inTenant(deps.db, actor.tenantId, selectLinks)
  return rows.map((row) => ({
    ...row,
    isUsable: row.revokedAt === null && row.expiresAt > now && row.papers < MAX_PAPERS,
  }))
}

/** The address of a link that can still be used: its secret is derived anew, so it need not be kept. */
export async function sendLinkPath(
  deps: Pick<Deps, 'db' | 'clock' | 'keys'>,
  actor: Actor,
  id: SendLinkId,
): Promise<string> {
  authorizeInCompany(actor, 'inbox:open-ways')
  const link = (await listSendLinks(deps, actor)).find((each) => each.id === id)
  if (!link?.isUsable) throw notFound('link')
  return `/send/${deps.keys.linkSecret('send-link', id)}`
}

/** Ends a link at once. */
export async function revokeSendLink(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, id: SendLinkId): Promise<void> {
  authorizeInCompany(actor, 'inbox:open-ways')
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    if (!(await revokeLink(tx, id, at))) throw notFound('link')
    await insertEvent(tx, actor, at, { verb: 'revoked', objectKind: 'send-link', objectId: id })
  })
}

type OpenDeps = Pick<Deps, 'system' | 'clock'>

/** Who asks for papers by a link and until when. A link that is over, ended or nobody's is the same as none. */
export async function openSendLink(deps: OpenDeps, secret: string) {
  const { legalName, note, expiresAt, papers } = await usable(deps, secret)
  return { companyName: legalName, note, expiresAt, left: MAX_PAPERS - papers }
}

async function usable(deps: OpenDeps, secret: string) {
  const found = /^[\w-]{43}$/.test(secret)
    ? await findSendLink(deps.system, hashSecret(secret), deps.clock.now())
    : null
  if (!found) throw notFound('link, or it is over. Ask for a new one')
  return found
}

/** What the sender learns of each file: that it came, or what would be right. Nothing of what the company has. */
export type Sent = { readonly name: string; readonly sentence: string | null }

/** Takes the papers that somebody sends by a link. */
export async function sendByLink(
  deps: OpenDeps & Pick<Deps, 'db' | 'files' | 'ring'>,
  secret: string,
  files: readonly UploadedFile[],
): Promise<readonly Sent[]> {
  const { tenantId, id } = await usable(deps, secret)
  if (files.length === 0) throw invalidField('files', 'Choose the papers, or take a photo of them.')
  if (files.length > MAX_FILES) throw invalidField('files', `Send at most ${MAX_FILES} files at once.`)
  const at = deps.clock.now()
  const { counterpartyId, name } = await inTenant(deps.db, tenantId, async (tx) => {
    const link = await countPapers(tx, id, { papers: files.length, most: MAX_PAPERS, at })
    if (!link)
      throw new DomainError('conflict', `This link brings at most ${MAX_PAPERS} papers. Ask for a new one.`, {
        reason: 'used_up',
      })
    return { ...link, name: (await selectPartyName(tx, link.counterpartyId))?.name ?? '' }
  })
  const actor = { role: 'system', tenantId, name: 'A link', userId: null } as const
  const sent: Sent[] = []
  for (const file of files) {
    const answer = await receivePaper(deps, actor, { source: 'link', sender: name, counterpartyId, file })
    sent.push({ name: answer.name, sentence: answer.outcome === 'refused' ? answer.sentence : null })
  }
  return sent
}
