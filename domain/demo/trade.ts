import { requestPack } from '../audit-packs/request-pack.ts'
import { createCounterparty } from '../counterparties/index.ts'
import { recordCheck } from '../counterparties/registrations/index.ts'
import type { Deps } from '../deps.ts'
import { checkImport } from '../imports/index.ts'
import { addDays, addMonths, type Day } from '../kernel/calendar.ts'
import { formatCarat, parseCarat, sumCarats } from '../kernel/carat.ts'
import { csvRecord } from '../kernel/csv.ts'
import type { CounterpartyId, TenantId, TradeDocumentId } from '../kernel/ids.ts'
import { recordReceivedDocument } from '../received-documents/index.ts'
import { createDraft, issueTradeDocument, voidTradeDocument } from '../trade-documents/index.ts'
import { type Book, on, type Period, type Trader } from './book.ts'
import { companies, partners } from './cast.ts'
import { type Chance, chance, GOODS, linesOf, type Stone } from './goods.ts'
import { lend } from './memos.ts'
import { onePagePdf } from './one-page-pdf.ts'
import type { DemoScheme } from './scheme.ts'
import { statementWords } from './statement-words.ts'
import { openStock } from './stock.ts'

const INVOICES_A_MONTH = 6
const PURCHASES_A_MONTH = 5
/** A year of buying and selling between the three companies and outside partners, in the order of its days. */
export async function tradeAYear(
  deps: Deps,
  traders: readonly Trader[],
  stones: readonly Stone[],
  period: Period,
): Promise<void> {
  const luck = chance(20261124)
  const books = new Map<TenantId, Book>()
  for (const trader of traders) {
    const book = await openBook(deps, trader, period)
    books.set(trader.tenantId, book)
    if (trader.company.keeps === 'in-order') await openStock(deps, book, period)
  }
  let taken = 0
  const take = (count: number) => {
    taken += count
    return Array.from({ length: count }, (_, index) => stones[(taken + index) % stones.length]).filter(
      (stone) => stone !== undefined,
    )
  }
  for (let month = period.from; month <= period.to; month = addMonths(month, 1)) {
    for (const book of books.values()) {
      for (let n = 0; n < PURCHASES_A_MONTH; n++)
        await buy(deps, book, { day: dayOf(month, luck, period), scheme: period.scheme, luck })
      const days = Array.from({ length: INVOICES_A_MONTH }, () => dayOf(month, luck, period)).toSorted()
      for (const day of days) {
        const stones = take(3 + luck.whole(9))
        await sell(deps, books, book, { day, stones, scheme: period.scheme, luck })
      }
    }
  }
  for (const book of books.values()) await lend(deps, book, period, { take, luck })
  for (const book of books.values()) await leaveWork(deps, book, period, { stones: take(6), luck })
}

function dayOf(month: Day, luck: Chance, { to }: Period): Day {
  const day = addDays(month, luck.whole(27))
  return day > to ? to : day
}

async function openBook(deps: Deps, trader: Trader, period: Period): Promise<Book> {
  // Who keeps its books in order buys from nobody whose papers are not.
  const outside = partners
    .filter(({ edition }) => trader.company.keeps === 'careless' || edition === 'newest' || edition === null)
    .map((partner) => ({ ...partner, number: `DEMO-${partner.country}` }))
  const inside = companies
    .filter((company) => company.key !== trader.company.key)
    .map(({ key, profile }) => ({
      name: String(profile['legalName']),
      country: String(profile['country']),
      role: 'both',
      edition: 'newest' as const,
      checkedDaysAgo: 30,
      number: `DEMO-${key.toUpperCase()}`,
    }))
  const book: Book = { trader, buyers: [], suppliers: [] }
  for (const partner of [...outside, ...inside]) {
    const { name, country, edition, role } = partner
    const id = await createCounterparty(on(deps, period.from), trader.compliance, {
      name,
      country,
      email: `papers@${name.split(/[ ,]/)[0]?.toLowerCase()}.example`,
      roles: role === 'both' ? ['buyer', 'supplier'] : [role],
    })
    await lookUp(deps, trader, id, { ...partner, period })
    if (role !== 'supplier') book.buyers.push({ id, name, country, edition })
    if (role === 'supplier') book.suppliers.push({ id, name, country, edition })
  }
  return book
}

type LookUp = { readonly number: string; readonly checkedDaysAgo: number | null; readonly period: Period }

/** What compliance found in the register: this year's entry, and the one of the year before. Nobody looked at some. */
async function lookUp(
  deps: Deps,
  { compliance }: Trader,
  of: CounterpartyId,
  { number, checkedDaysAgo, period }: LookUp,
): Promise<void> {
  if (checkedDaysAgo === null) return
  for (const yearsAgo of [1, 0]) {
    const checkedOn = addMonths(addDays(period.to, -checkedDaysAgo), -12 * yearsAgo)
    const validTo = addMonths(addDays(period.to, 330 - checkedDaysAgo), -12 * yearsAgo)
    const input = { number, checkedOn, validTo, validFrom: addDays(addMonths(validTo, -12), 1) }
    const seen = 'Its entry in the public register: registered, self-assessment done.'
    const wasBefore = checkedOn < period.from
    const then = on(deps, wasBefore ? period.from : checkedOn)
    await recordCheck(then, compliance, { of, input: { ...input, seen } })
  }
}

type Purchase = { readonly day: Day; readonly scheme: DemoScheme; readonly luck: Chance }

async function buy(deps: Deps, { trader, suppliers }: Book, { day, scheme, luck }: Purchase): Promise<void> {
  const supplier = luck.pick(suppliers)
  // The older edition was accepted until its transition's last day; later ones are what the auditor asks about.
  const editions = { newest: scheme.newestEdition, older: scheme.olderEdition, none: 'none' }
  await recordReceivedDocument(on(deps, addDays(day, 1)), trader.compliance, {
    input: {
      supplierId: supplier.id,
      number: `${supplier.name.slice(0, 3).toUpperCase()}-${day.replaceAll('-', '')}-${luck.whole(9000) + 1000}`,
      documentDate: day,
      edition: editions[supplier.edition ?? 'none'],
      currency: 'USD',
      lines: [
        {
          goodsClass: GOODS,
          description: 'Round brilliants, mixed sizes',
          amount: `${5_000 + luck.whole(60_000)}.00`,
          carats: formatCarat(parseCarat(`${4 + luck.whole(9)}.${100 + luck.whole(899)}`)),
        },
      ],
    },
    ...paperOf(trader, supplier.name, day),
  })
}

/** The paper that came with it, where somebody keeps papers. */
function paperOf({ company }: Trader, supplier: string, day: Day) {
  if (company.keeps === 'careless') return {}
  const content = onePagePdf([`Demo paper: invoice of ${supplier}`, `To ${company.profile['legalName']}`, day])
  return { file: { name: 'invoice.pdf', content } }
}

type Sale = Purchase & { readonly stones: readonly Stone[] }

async function sell(
  deps: Deps,
  books: ReadonlyMap<TenantId, Book>,
  { trader, buyers }: Book,
  { day, stones, scheme, luck }: Sale,
): Promise<void> {
  const buyer = luck.pick(buyers)
  const then = on(deps, day)
  const lines = linesOf(stones, trader.company.origin, luck)
  const documentType = 'invoice'
  const terms = luck.pick(['30 days net', '60 days net', 'Cash on delivery'])
  const add = scheme.besides !== null && luck.often(0.7) ? [scheme.besides] : []
  const draft = { documentType, documentDate: day, counterpartyId: buyer.id, currency: 'USD', terms, lines }
  const options = await statementWords(then, trader.dealer, { ...draft, buyer, add })
  const id = await createDraft(then, trader.dealer, { ...draft, options })
  const { number } = await issueTradeDocument(then, trader.dealer, id, { pace: 'bulk' })
  if (luck.often(0.02))
    await voidTradeDocument(then, trader.compliance, {
      id,
      reason: 'Wrong parcel; issued again under the next number.',
    })
  const other = [...books.values()].find((book) => book.trader.company.profile['legalName'] === buyer.name)
  if (other) await receiveInside(deps, other, trader, { day, number, lines, scheme })
}

/** What one company of the association issued, another one received. */
async function receiveInside(
  deps: Deps,
  book: Book,
  seller: Trader,
  sale: Pick<Sale, 'day' | 'scheme'> & {
    readonly number: string
    readonly lines: readonly { readonly carats: string }[]
  },
): Promise<void> {
  const supplier = book.buyers.find((partner) => partner.name === seller.company.profile['legalName'])
  if (!supplier) return
  const carats = sumCarats(sale.lines.map((line) => parseCarat(line.carats)))
  await recordReceivedDocument(on(deps, addDays(sale.day, 2)), book.trader.compliance, {
    input: {
      supplierId: supplier.id,
      number: sale.number,
      documentDate: sale.day,
      edition: sale.scheme.newestEdition,
      lines: [{ goodsClass: GOODS, description: 'As on the invoice', carats: formatCarat(carats) }],
    },
    ...paperOf(book.trader, String(seller.company.profile['legalName']), sale.day),
  })
}

/** What waits for somebody in the morning: a draft, a checked import, and the pack of the last closed quarter. */
async function leaveWork(
  deps: Deps,
  book: Book,
  period: Period,
  { stones, luck }: Pick<Sale, 'stones' | 'luck'>,
): Promise<TradeDocumentId> {
  const { trader, buyers } = book
  await requestPack(deps, trader.compliance, { kind: 'quarter', containing: addMonths(period.to, -3) })
  await leaveImport(deps, book, period, { stones, luck })
  const buyer = luck.pick(buyers)
  return createDraft(on(deps, period.to), trader.dealer, {
    documentType: 'invoice',
    documentDate: period.to,
    counterpartyId: buyer.id,
    currency: 'USD',
    terms: '30 days net',
    options: { add: period.scheme.besides === null ? [] : [period.scheme.besides] },
    lines: linesOf(stones, trader.company.origin, luck),
  })
}

/** A file from the company's ERP that was checked, and waits to become drafts. */
async function leaveImport(
  deps: Deps,
  { trader, buyers }: Book,
  { to }: Period,
  { stones, luck }: Pick<Sale, 'stones' | 'luck'>,
): Promise<void> {
  const head = ['invoice', 'date', 'customer', 'currency', 'goods_class', 'description', 'pieces', 'carats']
  const rows = linesOf(stones, trader.company.origin, luck).map((line, index) => [
    ...[`ERP-${1 + (index % 2)}`, to, buyers[index % 2]?.name ?? '', 'USD', line.goodsClass],
    ...[line.description, line.pieces, line.carats, line.pricePerCarat],
  ])
  const content = [[...head, 'price_per_carat'], ...rows].map(csvRecord).join('')
  const file = { name: 'erp-invoices.csv', content: Buffer.from(content) }
  await checkImport(on(deps, to), trader.dealer, { kind: 'issued', file })
}
