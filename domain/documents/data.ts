import type { Currency } from '../kernel/money.ts'
import { formatAmount } from '../kernel/money.ts'
import type { selectLines, selectTradeDocument, selectWarranties } from './queries.ts'

type Rows = {
  readonly trade: NonNullable<Awaited<ReturnType<typeof selectTradeDocument>>>
  readonly lines: Awaited<ReturnType<typeof selectLines>>
  readonly warranties: Awaited<ReturnType<typeof selectWarranties>>
}
type Party = {
  readonly legalName?: string
  readonly name?: string
  readonly address?: string | null
  readonly country?: string | null
  readonly registrationNumber?: string | null
  readonly taxNumber?: string | null
}
type Header = {
  readonly seller: Party
  readonly buyer: Party
  readonly terms?: string | null
  readonly notes?: string | null
}
type Page = {
  readonly kind: 'trade-document' | 'warranty-statement' | 'declaration'
  readonly warrantyId: string | null
}

/** Which form the data has: a reader that knows another one must not guess. */
export const DATA_FORMAT = 'briefke/trade-document/1'

/**
 * What a page says, as a machine reads it, in the forms of the API: quantities and amounts as text, days as YYYY-MM-DD.
 * Nothing is in it that is not on the page: a statement that is shown to a third party holds no price, and no page the
 * company's own notes. Every statement names its wording and the SHA-256 of its words.
 */
export function documentData(rows: Rows, page: Page) {
  const { trade, warranties } = rows
  const { seller, buyer } = trade.header as Header
  const shown = warranties.filter(({ id, placement }) =>
    page.kind === 'declaration' ? id === page.warrantyId : page.kind === 'trade-document' || placement !== 'own-page',
  )
  return {
    format: DATA_FORMAT,
    page: page.kind,
    documentType: trade.document_type,
    number: trade.number,
    documentDate: String(trade.document_date),
    status: trade.status,
    issuedAt: trade.issued_at.toISOString(),
    seller: {
      legalName: seller.legalName,
      ...partyOf(seller),
      registrationNumber: seller.registrationNumber ?? null,
    },
    buyer: { name: buyer.name, ...partyOf(buyer) },
    placeOfImport: trade.place_of_import,
    unit: trade.unit,
    totals: { pieces: trade.total_pieces, carats: String(trade.total_carats) },
    ...(page.kind === 'trade-document' ? moneyOf(rows) : {}),
    ...(page.kind === 'declaration' ? { lines: goodsOf(rows.lines, shown[0]?.line_positions ?? []) } : {}),
    statements: shown.map((each) => ({
      scheme: each.scheme,
      key: each.statement_key,
      version: each.statement_version,
      edition: each.edition,
      kind: each.kind,
      text: each.text,
      textHash: each.text_hash,
      lines: each.line_positions,
      registrationNumber: each.registration_number,
      fields: each.fields,
    })),
  }
}

function partyOf({ address, country, taxNumber }: Party) {
  return { address: address || null, country: country ?? null, taxNumber: taxNumber || null }
}

/** The lines with their prices, and the terms: the trade document's own. */
function moneyOf({ trade, lines }: Rows) {
  const header = trade.header as Header
  const currency = trade.currency as Currency
  const amount = (minor: bigint | null) => (minor === null ? null : formatAmount(BigInt(minor), currency))
  const goods = goodsOf(
    lines,
    lines.map(({ position }) => position),
  )
  return {
    currency,
    amount: amount(trade.total_minor),
    refersTo: trade.refers_to,
    terms: header.terms || null,
    notes: header.notes || null,
    lines: goods.map((line, index) => ({
      ...line,
      pricePerCarat: amount(lines[index]?.price_per_carat_minor ?? null),
      amount: amount(lines[index]?.amount_minor ?? null),
    })),
  }
}

function goodsOf(lines: Rows['lines'], positions: readonly number[]) {
  return lines
    .filter(({ position }) => positions.includes(position))
    .map((line) => ({
      position: line.position,
      goodsClass: line.goods_class,
      description: line.description,
      pieces: line.pieces,
      carats: String(line.carats),
      hsCode: line.hs_code,
      countryOfOrigin: line.country_of_origin,
      countryOfMining: line.country_of_mining,
      largestStoneCarats: line.largest_stone_carats === null ? null : String(line.largest_stone_carats),
      reportNumber: line.report_number,
      kpCertificate: line.kp_certificate,
      treatment: line.treatment,
    }))
}
