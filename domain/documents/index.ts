import { z } from 'zod'
import type { TenantTx } from '../../db/tenant.ts'
import { tellProgress } from '../events/queries.ts'
import type { TradeDocumentType } from '../kernel/goods.ts'
import type { DocumentId, TradeDocumentId } from '../kernel/ids.ts'
import { statementSchema } from '../kernel/statement.ts'
import {
  selectDocument,
  selectLines,
  selectTradeDocument,
  selectWarranties,
  updateFailed,
  updateRendered,
} from './queries.ts'
import { coveredLines, documentKinds, printAmount, printCarats, printCountry, printGoodsClass } from './rules.ts'

const optional = z.string().nullish()
const headerSchema = z.object({
  seller: z.object({
    legalName: z.string(),
    tradeName: optional,
    address: optional,
    country: optional,
    registrationNumber: optional,
    taxNumber: optional,
  }),
  buyer: z.object({
    name: z.string(),
    address: optional,
    country: optional,
    taxNumber: optional,
    sowNumber: optional,
  }),
  terms: optional,
  notes: optional,
})

/** The frozen facts of a page, written as they are to be read; null when this company has no such page. */
export async function documentToRender(tx: TenantTx, id: DocumentId) {
  const page = await selectDocument(tx, id)
  if (!page) return null
  const tradeDocumentId = page.trade_document_id as TradeDocumentId
  const trade = await selectTradeDocument(tx, tradeDocumentId)
  if (!trade) return null
  const lines = await selectLines(tx, tradeDocumentId)
  const warranties = await selectWarranties(tx, tradeDocumentId)
  const header = headerSchema.parse(trade.header)
  const amount = (minor: bigint) => printAmount(minor, trade.currency)
  const facts = {
    kind: documentKinds[trade.document_type as TradeDocumentType],
    number: trade.number,
    date: String(trade.document_date),
    status: trade.status === 'voided' ? ('voided' as const) : ('issued' as const),
    paper: page.paper === 'Letter' ? ('Letter' as const) : ('A4' as const),
    seller: {
      name: header.seller.legalName,
      address: header.seller.address || null,
      country: printCountry(header.seller.country ?? null),
      taxNumber: header.seller.taxNumber || null,
      registrationNumber: header.seller.registrationNumber || null,
    },
    buyer: {
      name: header.buyer.name,
      address: header.buyer.address || null,
      country: printCountry(header.buyer.country ?? null),
      taxNumber: header.buyer.taxNumber || null,
      registrationNumber: null,
    },
    totals: { pieces: String(trade.total_pieces), carats: printCarats(String(trade.total_carats)) },
    statements: warranties.map((each) => {
      const { name, source } = statementSchema.parse(each.content)
      return {
        title: name,
        edition: each.edition,
        text: each.text,
        source,
        covers: coveredLines(each.line_positions, trade.line_count),
        registrationNumber: each.registration_number,
      }
    }),
  }
  const priced = {
    currency: trade.currency,
    terms: header.terms || null,
    notes: header.notes || null,
    lines: lines.map((line) => ({
      position: line.position,
      goodsClass: printGoodsClass(line.goods_class),
      description: line.description,
      pieces: line.pieces === null ? null : String(line.pieces),
      carats: printCarats(String(line.carats)),
      pricePerCarat: line.price_per_carat_minor === null ? null : amount(BigInt(line.price_per_carat_minor)),
      amount: amount(BigInt(line.amount_minor)),
      hsCode: line.hs_code || null,
      origin: printCountry(line.country_of_origin),
      mining: printCountry(line.country_of_mining),
      largestStone: line.largest_stone_carats === null ? null : printCarats(String(line.largest_stone_carats)),
      report: line.report_number || null,
    })),
    total: amount(BigInt(trade.total_minor)),
  }
  return { status: page.status, kind: page.kind, tradeDocumentId, facts, priced }
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
