import type { Currency } from '../kernel/money.ts'
import { formatAmount } from '../kernel/money.ts'
import type { selectLines, selectTradeDocument, selectWarranties } from './queries.ts'

type Rows = {
  readonly trade: NonNullable<Awaited<ReturnType<typeof selectTradeDocument>>>
  readonly lines: Awaited<ReturnType<typeof selectLines>>
  readonly warranties: Awaited<ReturnType<typeof selectWarranties>>
}
type Header = {
  readonly seller: Readonly<Record<string, unknown>>
  readonly buyer: Readonly<Record<string, unknown>>
  readonly terms?: string | null
  readonly notes?: string | null
  readonly reference?: string | null
}

/** Which form the data has: a reader that knows another one must not guess. */
export const DATA_FORMAT = 'briefke/trade-document/1'

/**
 * The document as a machine reads it, in the forms of the API: quantities and amounts as text, days as YYYY-MM-DD. What is
 * on paper and in it are the same frozen rows; every statement names its wording and the SHA-256 of its words.
 */
export function documentData({ trade, lines, warranties }: Rows) {
  const header = trade.header as Header
  const currency = trade.currency as Currency
  const amount = (minor: bigint | null) => (minor === null ? null : formatAmount(BigInt(minor), currency))
  return {
    format: DATA_FORMAT,
    documentType: trade.document_type,
    number: trade.number,
    documentDate: String(trade.document_date),
    status: trade.status,
    issuedAt: trade.issued_at.toISOString(),
    seller: header.seller,
    buyer: header.buyer,
    placeOfImport: trade.place_of_import,
    refersTo: trade.refers_to,
    terms: header.terms ?? null,
    notes: header.notes ?? null,
    reference: header.reference ?? null,
    currency,
    unit: trade.unit,
    totals: { pieces: trade.total_pieces, carats: String(trade.total_carats), amount: amount(trade.total_minor) },
    lines: lines.map((line) => ({
      position: line.position,
      goodsClass: line.goods_class,
      description: line.description,
      pieces: line.pieces,
      carats: String(line.carats),
      pricePerCarat: amount(line.price_per_carat_minor),
      amount: amount(line.amount_minor),
      hsCode: line.hs_code,
      countryOfOrigin: line.country_of_origin,
      countryOfMining: line.country_of_mining,
      largestStoneCarats: line.largest_stone_carats === null ? null : String(line.largest_stone_carats),
      reportNumber: line.report_number,
      kpCertificate: line.kp_certificate,
      treatment: line.treatment,
    })),
    statements: warranties.map((each) => ({
      scheme: each.scheme,
      key: each.statement_key,
      version: each.statement_version,
      edition: each.edition,
      kind: each.kind,
      text: each.text,
      textHash: each.text_hash,
      lines: each.line_positions,
      registrationNumber: each.registration_number,
    })),
  }
}
