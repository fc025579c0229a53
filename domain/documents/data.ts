import type { z } from 'zod'
import { languageOr } from '../kernel/languages.ts'
import type { Currency } from '../kernel/money.ts'
import { formatAmount } from '../kernel/money.ts'
import { headerSchema, type Rows } from './page.ts'
import { isOfOneStatement, type PaperKind } from './rules.ts'

type Page = {
  readonly kind: PaperKind
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
  const header = headerSchema.parse(trade.header)
  const { seller, buyer } = header
  const isByItself = isOfOneStatement(page.kind)
  const shown = warranties.filter(({ id, placement }) =>
    isByItself ? id === page.warrantyId : page.kind === 'trade-document' || placement !== 'own-page',
  )
  return {
    format: DATA_FORMAT,
    page: page.kind,
    language: languageOr(header.language),
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
    ...(page.kind === 'trade-document' ? moneyOf(rows, header) : {}),
    ...(isByItself ? { lines: coveredLines(rows.lines, shown).map(goodsOf) } : {}),
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
      suppliedOn: each.supplied_on,
      fields: each.fields,
    })),
  }
}

type Header = z.output<typeof headerSchema>

function partyOf({ address, country, taxNumber }: Header['buyer'] | Header['seller']) {
  return { address: address || null, country: country ?? null, taxNumber: taxNumber || null }
}

function coveredLines(lines: Rows['lines'], statements: Rows['warranties']) {
  return lines.filter(({ position }) => statements.some((each) => each.line_positions.includes(position)))
}

/** The lines with their prices, and the terms: the trade document's own. */
function moneyOf({ trade, lines }: Rows, { terms, notes }: Header) {
  const currency = trade.currency as Currency
  const amount = (minor: bigint | null) => (minor === null ? null : formatAmount(BigInt(minor), currency))
  return {
    currency,
    amount: amount(trade.total_minor),
    refersTo:
      trade.refers_to &&
      `${trade.refers_to.type.replace('-', ' ')} ${trade.refers_to.number} of ${trade.refers_to.date}`,
    terms: terms || null,
    notes: notes || null,
    lines: lines.map((line) => ({
      ...goodsOf(line),
      pricePerCarat: amount(line.price_per_carat_minor),
      amount: amount(line.amount_minor),
    })),
  }
}

function goodsOf(line: Rows['lines'][number]) {
  return {
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
  }
}
