import { z } from 'zod'
import type { Day } from '../kernel/calendar.ts'
import { formatCarat, NO_CARATS, parseCarat, sumCarats } from '../kernel/carat.ts'
import type { TradeDocumentType } from '../kernel/goods.ts'
import { type LanguageTag, languageOr } from '../kernel/languages.ts'
import type { Library } from '../kernel/scheme.ts'
import type { selectLines, selectTradeDocument, selectWarranties } from './queries.ts'
import { coveredLines, writingIn } from './rules.ts'

const optional = z.string().nullish()
/** What was frozen of the parties and the terms. */
export const headerSchema = z.object({
  seller: z.object({
    legalName: z.string(),
    tradeName: optional,
    address: optional,
    country: optional,
    registrationNumber: optional,
    taxNumber: optional,
  }),
  buyer: z.object({ name: z.string(), address: optional, country: optional, taxNumber: optional }),
  terms: optional,
  notes: optional,
  /** Of the paper; documents of before were all English. */
  language: optional,
})

// A statement of the first release named its source in one text.
const printedStatement = z.object({
  name: z.string(),
  source: z.union([z.string(), z.object({ of: z.string() }).transform(({ of }) => of)]),
  note: z.string().nullable(),
  translations: z.record(z.string(), z.string()).optional(),
})
const tokensSchema = z.record(z.string(), z.string())
const fieldsSchema = z.array(z.object({ label: z.string(), value: z.string() }))

/** A trade document as its rows hold it. */
export type Rows = {
  readonly trade: NonNullable<Awaited<ReturnType<typeof selectTradeDocument>>>
  readonly lines: Awaited<ReturnType<typeof selectLines>>
  readonly warranties: Awaited<ReturnType<typeof selectWarranties>>
}

/** The frozen facts of a trade document, written as they are to be read; `goods` says how each class is called and measured. */
export function pageFacts({ trade, lines, warranties }: Rows, library: Library, paper: string) {
  const header = headerSchema.parse(trade.header)
  const goods = new Map(library.schemes.flatMap((scheme) => scheme.goods.map((each) => [each.key, each] as const)))
  const measure = goods.get(lines[0]?.goods_class ?? '')
  const language = languageOr(header.language)
  const write = writingIn(language)
  const amount = (minor: bigint) => write.amount(minor, trade.currency)
  const statements = warranties.map((each) => statementFacts(each, lines, library, language))
  const claims = warranties.filter(({ placement }) => placement === 'line')
  const before = sumsBefore(lines)
  return {
    facts: {
      language,
      documentType: trade.document_type as TradeDocumentType,
      number: trade.number,
      date: write.day(trade.document_date as Day),
      status: trade.status === 'voided' ? ('voided' as const) : ('issued' as const),
      paper: paper === 'Letter' ? ('Letter' as const) : ('A4' as const),
      seller: {
        name: header.seller.legalName,
        address: header.seller.address || null,
        country: write.country(header.seller.country ?? null),
        taxNumber: header.seller.taxNumber || null,
        registrationNumber: header.seller.registrationNumber || null,
        memberships: membershipsOf(warranties, library),
      },
      buyer: {
        name: header.buyer.name,
        address: header.buyer.address || null,
        country: write.country(header.buyer.country ?? null),
        taxNumber: header.buyer.taxNumber || null,
        registrationNumber: null,
        memberships: [] as string[],
      },
      placeOfImport: write.country(trade.place_of_import),
      refersTo: trade.refers_to && {
        documentType: trade.refers_to.type,
        number: trade.refers_to.number,
        date: write.day(trade.refers_to.date),
      },
      quantity: { name: measure?.quantityName ?? 'Quantity', unit: measure?.unit ?? '' },
      totals: { pieces: write.count(trade.total_pieces), carats: write.carats(String(trade.total_carats)) },
    },
    priced: {
      currency: trade.currency,
      terms: header.terms || null,
      notes: header.notes || null,
      total: amount(BigInt(trade.total_minor)),
    },
    lines: lines.map((line, index) => ({
      position: line.position,
      goodsClass: goods.get(line.goods_class)?.name ?? line.goods_class,
      description: line.description,
      pieces: line.pieces === null ? null : write.count(line.pieces),
      carats: write.carats(String(line.carats)),
      pricePerCarat: line.price_per_carat_minor === null ? null : amount(BigInt(line.price_per_carat_minor)),
      amount: amount(BigInt(line.amount_minor)),
      hsCode: line.hs_code || null,
      origin: write.country(line.country_of_origin),
      mining: write.country(line.country_of_mining),
      largestStone: line.largest_stone_carats === null ? null : write.carats(String(line.largest_stone_carats)),
      report: line.report_number || null,
      certificate: line.kp_certificate,
      treatment: line.treatment,
      claims: claims.filter((each) => each.line_positions.includes(line.position)).map(({ text }) => text),
      before: {
        pieces: write.count(before[index]?.pieces ?? 0),
        carats: write.carats(formatCarat(before[index]?.carats ?? NO_CARATS)),
        amount: amount(before[index]?.minor ?? 0n),
      },
    })),
    statements,
  }
}

/** For each line, what the lines before it come to. */
function sumsBefore(lines: Rows['lines']) {
  let sums = { pieces: 0, carats: NO_CARATS, minor: 0n }
  return lines.map((line) => {
    const before = sums
    sums = {
      pieces: sums.pieces + (line.pieces ?? 0),
      carats: sumCarats([sums.carats, parseCarat(String(line.carats))]),
      minor: sums.minor + BigInt(line.amount_minor),
    }
    return before
  })
}

function statementFacts(
  row: Rows['warranties'][number],
  lines: Rows['lines'],
  library: Library,
  language: LanguageTag,
) {
  const write = writingIn(language)
  const { name, source, note, translations } = printedStatement.parse(row.content)
  const covered = new Set(row.line_positions)
  const weights = lines.filter(({ position }) => covered.has(position)).map(({ carats }) => parseCarat(String(carats)))
  return {
    id: row.id,
    carats: write.carats(formatCarat(sumCarats(weights))),
    placement: row.placement,
    lines: row.line_positions,
    note,
    fields: fieldsSchema.parse(row.fields),
    suppliedOn: row.supplied_on === null ? null : write.day(row.supplied_on),
    slip: {
      title: name,
      edition: row.edition,
      text: row.text,
      source,
      translation: translated(translations?.[language], row.tokens),
      covers: coveredLines(row.line_positions, lines.length),
      registration: row.registration_number
        ? `${registrationName(library, row.scheme)} ${row.registration_number}`
        : null,
    },
  }
}

/** The published translation with what its tokens say; null when none is published in the paper's language. */
function translated(text: string | undefined, tokens: unknown): string | null {
  if (text === undefined) return null
  const said = Object.entries(tokensSchema.parse(tokens))
  return said.reduce((words, [name, value]) => words.replaceAll(`{${name}}`, value), text)
}

function membershipsOf(warranties: Rows['warranties'], library: Library): string[] {
  const named = warranties.flatMap(({ scheme, registration_number: number }) =>
    number === null ? [] : [`${registrationName(library, scheme)} ${number}`],
  )
  return [...new Set(named)]
}

function registrationName(library: Library, scheme: string): string {
  return library.schemes.find(({ key }) => key === scheme)?.registration.name ?? 'Registration'
}
