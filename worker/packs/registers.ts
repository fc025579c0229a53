import type { TenantTx } from '../../db/tenant.ts'
import type { Day } from '../../domain/kernel/calendar.ts'
import { type Cell, csvRecord } from '../../domain/kernel/csv.ts'
import type { TradeDocumentType } from '../../domain/kernel/goods.ts'
import type { CounterpartyId, EventId, ReceivedWarrantyId } from '../../domain/kernel/ids.ts'
import { CURRENCIES, type Currency, formatAmount } from '../../domain/kernel/money.ts'
import {
  type Population,
  pageOfCounterparties,
  pageOfEvents,
  pageOfIssued,
  pageOfReceived,
  selectCaratsByClass,
  selectMembers,
  selectRegistrations,
  selectStatements,
} from './queries.ts'

/** Runs one page's query in a short transaction of its own, inside the company's wall. */
export type InPage = <T>(work: (tx: TenantTx) => Promise<T>) => Promise<T>

/** A CSV file of the pack: its path, the meaning of each column, and its rows, page by page. */
export type Register = {
  readonly path: string
  readonly columns: Readonly<Record<string, string>>
  readonly rows: () => AsyncIterable<readonly Cell[]>
}

/** Every register of the pack, in the order in which they are written. */
export function registersOf(inPage: InPage, population: Population): readonly Register[] {
  const at = (name: string) => `01_registers/${name}.csv`
  return [
    register(at('counterparties'), COUNTERPARTY, () => counterparties(inPage, population)),
    register(at('credit_notes'), ISSUED, () => issued(inPage, population, 'credit-note')),
    register(at('memos'), ISSUED, () => issued(inPage, population, 'memo')),
    register(at('statements'), STATEMENT, async function* () {
      for (const r of await inPage((tx) => selectStatements(tx, population)))
        yield [r.scheme, r.statement_key, r.statement_version, r.edition, r.documents, r.text_hash, r.text]
    }),
    register(at('warranties_issued'), ISSUED, () => issued(inPage, population, 'invoice')),
    register(at('warranties_received'), RECEIVED, () => received(inPage, population)),
    register('02_reconciliation/carats_by_class.csv', CARATS, async function* () {
      for (const r of await inPage((tx) => selectCaratsByClass(tx, population)))
        yield [r.goods_class, number(r.issued), number(r.warranted), number(r.received)]
    }),
    register('06_governance/audit_log.csv', EVENT, () => events(inPage, population)),
    register('06_governance/registrations.csv', REGISTRATION, async function* () {
      for (const r of await inPage((tx) => selectRegistrations(tx, population)))
        yield [r.scheme, r.number, r.valid_from, r.valid_to, r.recorded_by_name, instant(r.recorded_at)]
    }),
    register('06_governance/users_roles.csv', MEMBER, async function* () {
      for (const r of await inPage(selectMembers)) yield [r.name, r.email, r.role, r.state, instant(r.joined_at)]
    }),
  ]
}

/** The register as CSV in pieces of about a page. */
export async function* csvOf(source: Register): AsyncIterable<Uint8Array> {
  let text = csvRecord(Object.keys(source.columns))
  for await (const row of source.rows()) {
    text += csvRecord(row)
    if (text.length > 64 * 1024) {
      yield Buffer.from(text)
      text = ''
    }
  }
  if (text !== '') yield Buffer.from(text)
}

const ISSUED = {
  number: 'the document’s number',
  document_date: 'the day on the document',
  counterparty: 'buyer as printed',
  counterparty_id: 'links to counterparties.csv',
  status: 'issued, voided or superseded, when the pack was asked for',
  voided_at: 'when it was voided',
  void_reason: 'why it was voided',
  lines: 'number of lines',
  pieces: 'stones in all',
  carats: 'weight in all',
  currency: 'ISO 4217',
  amount: 'total, in the currency',
  statement: 'key of the statement it carries; empty when it carries none; one row for each statement',
  edition: 'edition of the statement',
  warranted_carats: 'weight of the lines the statement speaks for',
  registration_number: 'the company’s SoW number as printed',
  statement_sha256: 'hash of the wording, links to statements.csv',
  issued_at: 'instant of issuing',
  issued_by: 'who issued it',
}
const RECEIVED = {
  number: 'the supplier’s document number',
  document_date: 'the day on the document',
  supplier: 'supplier',
  supplier_id: 'links to counterparties.csv',
  edition: 'edition of the warranty received',
  goods_class: 'class of goods; one row for each class',
  carats: 'weight in the class',
  currency: 'ISO 4217',
  amount: 'amount of the whole document, on each of its rows',
  file_sha256: 'hash of the file in 05_documents/received, empty when there is none',
  note: 'note',
  recorded_at: 'instant of recording',
  recorded_by: 'who recorded it',
}
const COUNTERPARTY = {
  id: 'id',
  name: 'name',
  roles: 'buyer, supplier',
  country: 'ISO 3166-1',
  address: 'address',
  tax_number: 'tax number',
  sow_number: 'SoW number',
  sow_checked_on: 'day its SoW registration was last checked',
  sow_valid_to: 'last day of that registration',
  archived: 'yes when no longer in use',
}
const STATEMENT = {
  scheme: 'scheme',
  statement: 'key',
  version: 'version in the library',
  edition: 'edition',
  documents: 'how many documents of the period carry this wording',
  text_sha256: 'hash of the wording',
  text: 'the wording as printed',
}
const CARATS = {
  goods_class: 'class of goods',
  invoiced_carats: 'on invoices of the period that are not voided',
  issued_warranted_carats: 'of these, under a statement',
  received_carats: 'received with a warranty',
}
const REGISTRATION = {
  scheme: 'scheme',
  number: 'registration number',
  valid_from: 'first day',
  valid_to: 'last day',
  recorded_by: 'who recorded it',
  recorded_at: 'instant of recording',
}
const MEMBER = {
  name: 'person',
  email: 'e-mail address',
  role: 'owner, compliance, dealer or viewer',
  state: 'active or suspended',
  joined_at: 'instant of joining',
}
const EVENT = {
  happened_at: 'instant',
  actor_kind: 'in which role',
  actor: 'who',
  verb: 'what was done',
  object_kind: 'to what kind of thing',
  object_id: 'to which one',
  details: 'JSON',
}

async function* issued(inPage: InPage, population: Population, type: TradeDocumentType): AsyncIterable<Cell[]> {
  for (let after = 0n; ; ) {
    const page = await inPage((tx) => pageOfIssued(tx, population, type, after))
    for (const r of page) {
      after = r.sequence
      yield [
        ...[r.number, r.document_date, r.counterparty_name, r.counterparty_id, r.status, instant(r.voided_at)],
        ...[r.void_reason, r.line_count, r.total_pieces, number(r.total_carats), r.currency],
        ...[amount(r.total_minor, r.currency), r.statement_key, r.edition, number(r.warranted_carats)],
        ...[r.registration_number, r.text_hash, instant(r.issued_at), r.issued_by_name],
      ]
    }
    if (page.length === 0) return
  }
}

async function* received(inPage: InPage, population: Population): AsyncIterable<Cell[]> {
  for (let after: { day: Day; id: ReceivedWarrantyId } | null = null; ; ) {
    const from = after
    const page: Awaited<ReturnType<typeof pageOfReceived>> = await inPage((tx) => pageOfReceived(tx, population, from))
    for (const r of page) {
      after = { day: r.document_date, id: r.id }
      yield [
        ...[r.number, r.document_date, r.supplier, r.supplier_id, r.edition, r.goods_class, number(r.carats)],
        ...[r.currency, amount(r.amount_minor, r.currency), r.file_sha256, r.note, instant(r.recorded_at)],
        r.recorded_by_name,
      ]
    }
    if (page.length === 0) return
  }
}

async function* counterparties(inPage: InPage, population: Population): AsyncIterable<Cell[]> {
  for (let after: CounterpartyId | null = null; ; ) {
    const from = after
    const page: Awaited<ReturnType<typeof pageOfCounterparties>> = await inPage((tx) =>
      pageOfCounterparties(tx, population, from),
    )
    for (const r of page) {
      after = r.id
      yield [
        ...[r.id, r.name, r.roles.join(' '), r.country, r.address, r.tax_number, r.sow_number],
        ...[r.sow_checked_on, r.sow_valid_to, r.archived_at ? 'yes' : ''],
      ]
    }
    if (page.length === 0) return
  }
}

async function* events(inPage: InPage, population: Population): AsyncIterable<Cell[]> {
  for (let after: EventId | null = null; ; ) {
    const from = after
    const page: Awaited<ReturnType<typeof pageOfEvents>> = await inPage((tx) => pageOfEvents(tx, population, from))
    for (const r of page) {
      after = r.id
      const details = JSON.stringify(r.details)
      yield [instant(r.happened_at), r.actor_kind, r.actor_name, r.verb, r.object_kind, r.object_id, details]
    }
    if (page.length === 0) return
  }
}

function register(path: string, columns: Register['columns'], rows: Register['rows']): Register {
  return { path, columns, rows }
}

function number(text: string | null): Cell {
  return text === null ? null : { number: text }
}

function amount(minor: bigint | null, currency: string | null): Cell {
  if (minor === null || currency === null) return null
  if (!(currency in CURRENCIES)) throw new Error(`The pack does not know the currency ${currency}.`)
  return { number: formatAmount(minor, currency as Currency) }
}

function instant(at: Date | null): string | null {
  return at === null ? null : at.toISOString()
}
