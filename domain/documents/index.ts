import type { TenantTx } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent, tellProgress } from '../events/queries.ts'
import { brandingSchema, houseBranding } from '../kernel/branding.ts'
import type { DocumentId, LetterId, TenantId, TradeDocumentId } from '../kernel/ids.ts'
import { letterToRender } from '../letters/page.ts'
import { documentData } from './data.ts'
import { ownTemplateSchema } from './own-template.ts'
import { pageFacts } from './page.ts'
import {
  type SignedFile,
  selectAwaited,
  selectDocument,
  selectLines,
  selectLook,
  selectTradeDocument,
  selectWarranties,
  updateFailed,
  updateRendered,
  updateSigned,
} from './queries.ts'

/** What a page is a paper of: whose verification code it bears, and whose watchers are told. */
export type SubjectId = TradeDocumentId | LetterId

/** The frozen facts of a page, written as they are to be read; null when this company has no such page. */
export async function documentToRender(deps: Pick<Deps, 'library'>, tx: TenantTx, id: DocumentId) {
  const page = await selectDocument(tx, id)
  if (!page) return null
  const look = await selectLook(tx, page)
  const own = {
    branding: look.branding === null ? houseBranding : brandingSchema.parse(look.branding),
    template: look.template === null ? null : ownTemplateSchema.parse(look.template),
  }
  const found = page.letter_id === null ? await pageOfTrade(deps, tx, page) : await pageOfLetter(tx, page.letter_id)
  return found && { status: page.status, own, ...found }
}

async function pageOfLetter(tx: TenantTx, id: LetterId) {
  const found = await letterToRender(tx, id)
  if (!found) return null
  const { seller, recipient } = found.facts
  const parties = [seller.name, recipient.name]
  return { kind: 'letter' as const, subjectId: id as SubjectId, parties, ...found }
}

type TradePage = NonNullable<Awaited<ReturnType<typeof selectDocument>>>

async function pageOfTrade(deps: Pick<Deps, 'library'>, tx: TenantTx, page: TradePage) {
  const tradeDocumentId = page.trade_document_id as TradeDocumentId
  const trade = await selectTradeDocument(tx, tradeDocumentId)
  if (!trade || page.kind === 'letter') return null
  const [lines, all, { library }] = await Promise.all([
    selectLines(tx, tradeDocumentId),
    selectWarranties(tx, tradeDocumentId),
    deps.library.current(),
  ])
  const { kind, warranty_id: warrantyId } = page
  // What a letter supplied later stands on that letter alone.
  const warranties = all.filter((each) => (each.supplied_on === null) === (kind !== 'supplementary-letter'))
  const rows = { trade, lines, warranties }
  const facts = pageFacts(rows, library, page.paper)
  const { seller, buyer } = facts.facts
  const data = documentData(rows, { kind, warrantyId })
  const parties = [seller.name, buyer.name]
  const about = { subjectId: tradeDocumentId as SubjectId, at: trade.issued_at, parties, engagementId: null }
  return { kind, warrantyId, data, ...about, ...facts }
}

/** Writes down a printed page, once, and tells those who watch. False when it was printed before. */
export async function markRendered(
  tx: TenantTx,
  document: Watched,
  printed: Parameters<typeof updateRendered>[2],
): Promise<boolean> {
  const first = await updateRendered(tx, document.id, printed)
  if (first) await logFile(tx, document, { verb: 'printed', sha256: printed.sha256, at: printed.rendered_at })
  await tell(tx, document)
  return first
}

type PageFile = { readonly verb: 'printed' | 'signed'; readonly sha256: string; readonly at: Date }

async function logFile(tx: TenantTx, { tenantId, id, subjectId }: Watched, { verb, sha256, at }: PageFile) {
  const printing = { role: 'system', tenantId, name: 'Printing', userId: null } as const
  const [hashes, details] = [{ pdf: sha256 }, { of: subjectId }]
  await insertEvent(tx, printing, at, { verb, objectKind: 'document', objectId: id, hashes, details })
}

type Watched = { readonly tenantId: TenantId; readonly id: DocumentId; readonly subjectId: SubjectId }

/** A page that waits for its signature, with the file to be signed; null when it has one. */
export async function awaitedDocument(tx: TenantTx, id: DocumentId) {
  const found = await selectAwaited(tx, id)
  const subjectId = found?.trade_document_id ?? found?.letter_id
  if (!found?.sha256 || !subjectId) return null
  return { sha256: found.sha256, subjectId, engagementId: found.engagement_id }
}

/** Writes down that a page was signed after it was printed, once, and tells those who watch. */
export async function markSigned(tx: TenantTx, document: Watched, signed: SignedFile): Promise<void> {
  if (!(await updateSigned(tx, document.id, signed))) return
  await logFile(tx, document, { verb: 'signed', sha256: signed.sha256, at: signed.signed_at })
  await tell(tx, document)
}

/** Gives a page up, with the reason for people, and tells those who watch. */
export async function markFailed(tx: TenantTx, document: Watched, failure: string): Promise<void> {
  await updateFailed(tx, document.id, failure)
  await tell(tx, document)
}

function tell(tx: TenantTx, { tenantId, subjectId }: Watched): Promise<void> {
  return tellProgress(tx, { tenantId, kind: 'document', id: subjectId })
}
