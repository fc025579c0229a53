import type { DocumentId, TradeDocumentId } from '../../domain/kernel/ids.ts'
import { createDraft, issueTradeDocument } from '../../domain/trade-documents/index.ts'
import type { IssueDeps } from '../../domain/trade-documents/issue/index.ts'
import { newCounterparty, type TestCompany } from './builders.ts'
import type { TestDatabase } from './database.ts'

/** Issues an invoice of one line with its statement: the document, and the page of it that waits to be printed. */
export async function issuedInvoice(
  t: TestDatabase,
  deps: IssueDeps,
  { owner, tenantId }: TestCompany,
): Promise<{ readonly id: TradeDocumentId; readonly pageId: DocumentId }> {
  const lines = [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1.503', amount: '7800.57' }]
  const counterpartyId = await newCounterparty(t, tenantId)
  const content = { documentDate: '2026-02-01', counterpartyId, currency: 'USD', lines }
  const { id } = await issueTradeDocument(deps, owner, await createDraft(deps, owner, content))
  const [page] = await t.admin<{ id: DocumentId }[]>`
    select id from document where trade_document_id = ${id} and kind = 'trade-document'`
  if (!page) throw new Error('No page was asked for.')
  return { id, pageId: page.id }
}
