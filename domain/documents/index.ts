import type { TenantTx } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { tellProgress } from '../events/queries.ts'
import { brandingSchema, houseBranding } from '../kernel/branding.ts'
import type { DocumentId, TradeDocumentId } from '../kernel/ids.ts'
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

/** The frozen facts of a page, written as they are to be read; null when this company has no such page. */
export async function documentToRender(deps: Pick<Deps, 'library'>, tx: TenantTx, id: DocumentId) {
  const page = await selectDocument(tx, id)
  if (!page) return null
  const tradeDocumentId = page.trade_document_id as TradeDocumentId
  const trade = await selectTradeDocument(tx, tradeDocumentId)
  if (!trade) return null
  const [lines, warranties, { library }, look] = await Promise.all([
    selectLines(tx, tradeDocumentId),
    selectWarranties(tx, tradeDocumentId),
    deps.library.current(),
    selectLook(tx, page),
  ])
  const facts = pageFacts({ trade, lines, warranties }, library, page.paper)
  const { status, kind, warranty_id: warrantyId } = page
  const data = documentData({ trade, lines, warranties }, { kind, warrantyId })
  const own = {
    branding: look.branding === null ? houseBranding : brandingSchema.parse(look.branding),
    template: look.template === null ? null : ownTemplateSchema.parse(look.template),
  }
  return { status, kind, warrantyId, tradeDocumentId, issuedAt: trade.issued_at, data, own, ...facts }
}

/** Writes down a printed page, once, and tells those who watch. False when it was printed before. */
export async function markRendered(
  tx: TenantTx,
  document: { readonly tenantId: string; readonly id: DocumentId; readonly tradeDocumentId: string },
  printed: Parameters<typeof updateRendered>[2],
): Promise<boolean> {
  const first = await updateRendered(tx, document.id, printed)
  await tell(tx, document)
  return first
}

/** A page that waits for its signature, with the file to be signed; null when it has one. */
export async function awaitedDocument(tx: TenantTx, id: DocumentId) {
  const found = await selectAwaited(tx, id)
  if (!found?.sha256) return null
  return { sha256: found.sha256, tradeDocumentId: found.trade_document_id }
}

/** Writes down that a page was signed after it was printed, once, and tells those who watch. */
export async function markSigned(
  tx: TenantTx,
  document: { readonly tenantId: string; readonly id: DocumentId; readonly tradeDocumentId: string },
  signed: SignedFile,
): Promise<void> {
  if (await updateSigned(tx, document.id, signed)) await tell(tx, document)
}

/** Gives a page up, with the reason for people, and tells those who watch. */
export async function markFailed(
  tx: TenantTx,
  document: { readonly tenantId: string; readonly id: DocumentId; readonly tradeDocumentId: string },
  failure: string,
): Promise<void> {
  await updateFailed(tx, document.id, failure)
  await tell(tx, document)
}

function tell(tx: TenantTx, document: { readonly tenantId: string; readonly tradeDocumentId: string }): Promise<void> {
  return tellProgress(tx, { tenantId: document.tenantId, kind: 'document', id: document.tradeDocumentId })
}
