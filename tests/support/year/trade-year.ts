import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import { addDays, type Day, day } from '../../../domain/kernel/calendar.ts'
import { type Id, newId } from '../../../domain/kernel/ids.ts'
import { SCHEME, type TestCompany } from '../builders.ts'
import { memoWords, printed, type Row } from './printed-words.ts'
import { type Rows, writeRows } from './write-rows.ts'

/** What a planted document says differently from a clean one. */
export type Over = {
  readonly type?: string
  readonly number?: string
  readonly partner?: string
  readonly country?: string
  readonly lines?: readonly Row[]
  readonly statement?: Row | null
  readonly more?: readonly Row[]
  readonly document?: Row
  readonly paper?: Row | null
}

const FILE = 'f'.repeat(64)
const HOUR = 'T10:00:00Z'

/** A company's year as rows, made in memory and written table by table: thousands of documents in a second or two. */
export function tradeYear(company: TestCompany) {
  const tenant = company.tenantId
  const rows: Rows = {}
  const sequences = new Map<string, number>()
  const put = (table: string, row: Row) => {
    rows[table] ??= []
    rows[table].push({ tenant_id: tenant, ...row })
  }
  const id = () => newId<Id<'row'>>() as string

  function partner(name: string, over: Row = {}, check: Row | null = {}): string {
    const own = id()
    put('counterparty', {
      id: own,
      name,
      roles: ['buyer', 'supplier'],
      country: 'BE',
      address: 'Antwerp',
      created_at: '2026-01-01T00:00:00Z',
      updated_at: '2026-01-01T00:00:00Z',
      ...over,
    })
    if (check)
      put('counterparty_registration', {
        id: id(),
        counterparty_id: own,
        scheme: SCHEME,
        number: `W-${name}`,
        valid_from: '2026-01-01',
        valid_to: '2026-12-31',
        checked_on: '2026-01-05',
        checked_by_name: 'Builder',
        seen: 'The entry',
        recorded_at: '2026-01-05T00:00:00Z',
        ...check,
      })
    return own
  }

  const anybody = partner('Partner of all trades')

  /** Takes the next number of a series without using it: what a lost document leaves. */
  function skipNumber(type: string) {
    sequences.set(type, (sequences.get(type) ?? 0) + 1)
  }

  function line(document: string, position: number, table: string, over: Row) {
    put(table, {
      document_id: document,
      position,
      goods_class: 'POLISHED_NATURAL',
      description: 'Round brilliants',
      pieces: 10,
      carats: '3.000',
      amount_minor: 300_000,
      hs_code: '7102.39',
      largest_stone_carats: '0.300',
      ...over,
    })
  }

  const sum = (lines: readonly Row[], what: 'carats' | 'amount_minor', each: number) =>
    lines.reduce((total, over) => total + Number(over[what] ?? each), 0)

  function issue(date: Day, over: Over = {}): string {
    const own = id()
    const type = over.type ?? 'invoice'
    const sequence = (sequences.get(type) ?? 0) + 1
    sequences.set(type, sequence)
    const lines = over.lines ?? [{}]
    put('trade_document', {
      id: own,
      document_type: type,
      number: over.number ?? `${type}-${sequence}`,
      sequence,
      document_date: date,
      counterparty_id: over.partner ?? anybody,
      counterparty_name: 'Buyer',
      currency: 'USD',
      header: {
        seller: { legalName: 'Scheldt Diamonds NV', country: 'BE' },
        buyer: { name: 'Buyer', country: over.country ?? 'BE' },
      },
      line_count: lines.length,
      total_pieces: 10 * lines.length,
      total_carats: sum(lines, 'carats', 3).toFixed(3),
      total_minor: sum(lines, 'amount_minor', 300_000),
      issued_by: company.dealer.userId,
      issued_by_name: company.dealer.name,
      issued_at: date + HOUR,
      status: 'issued',
      buyer_kind: 'trade',
      unit: 'ct',
      ...over.document,
    })
    for (const [index, each] of lines.entries()) line(own, index + 1, 'trade_document_line', each)
    const goesWithout = type === 'credit-note' || type === 'memo-return'
    const main = over.statement === undefined ? (goesWithout ? null : printed('sow-2021')) : over.statement
    const memo = type === 'memo' ? memoWords() : {}
    for (const each of [
      ...(main ? [{ ...main, ...(over.statement === undefined ? memo : {}) }] : []),
      ...(over.more ?? []),
    ])
      put('warranty', { id: id(), document_id: own, ...each })
    if (over.paper !== null)
      put('document', {
        id: id(),
        trade_document_id: own,
        kind: 'trade-document',
        paper: 'A4',
        status: 'rendered',
        requested_at: date + HOUR,
        attempts: 1,
        sha256: FILE,
        rendered_at: date + HOUR,
        ...over.paper,
      })
    return own
  }

  function receive(date: Day, over: Over = {}): string {
    const own = id()
    const lines = over.lines ?? [{}]
    const type = over.type ?? 'invoice'
    put('received_document', {
      id: own,
      document_type: type,
      number: over.number ?? `S-${own}`,
      document_date: date,
      counterparty_id: over.partner ?? anybody,
      counterparty_name: 'Supplier',
      unit: 'ct',
      currency: 'USD',
      line_count: lines.length,
      total_pieces: 10 * lines.length,
      total_carats: sum(lines, 'carats', 3).toFixed(3),
      total_minor: sum(lines, 'amount_minor', 300_000),
      file_sha256: FILE,
      source: 'typed',
      recorded_by: company.dealer.userId,
      recorded_by_name: company.dealer.name,
      recorded_at: addDays(date, 2) + HOUR,
      status: 'recorded',
      ...over.document,
    })
    for (const [index, each] of lines.entries()) line(own, index + 1, 'received_document_line', each)
    if (over.statement !== null && (type === 'invoice' || type === 'memo'))
      put('received_statement', {
        id: id(),
        document_id: own,
        scheme: SCHEME,
        edition: 'SOW-2021',
        line_positions: lines.map((_, index) => index + 1),
        accepted_positions: [],
        received_on: date,
        recorded_by_name: company.dealer.name,
        recorded_at: addDays(date, 2) + HOUR,
        ...over.statement,
      })
    return own
  }

  /** What moved, straight into the ledger. */
  function moves(bucket: string, on: Day, over: Row = {}) {
    put('ledger_entry', {
      source_id: randomUUID(),
      position: 1,
      leg: 0,
      source_kind: bucket === 'issued' ? 'issued' : 'received',
      scheme: SCHEME,
      goods_class: 'POLISHED_NATURAL',
      day: on,
      document_day: on,
      bucket,
      carats: '3.000',
      warranted: '3.000',
      ...over,
    })
  }

  function manufacture(on: Day, carats: { readonly in: string; readonly out: string }): string {
    const own = id()
    put('processing', {
      id: own,
      kind: 'manufacture',
      day: on,
      carats_in: carats.in,
      carats_out: carats.out,
      recorded_by_name: company.dealer.name,
      recorded_at: on + HOUR,
    })
    return own
  }

  /** A certificate as it is recorded; its number is its key. */
  function certify(number: string, over: Row = {}): string {
    put('kp_certificate', {
      id: id(),
      direction: 'received',
      number,
      number_key: number,
      issuer: number.slice(0, 2),
      bears_statement: true,
      issued_on: '2026-02-01',
      expires_on: '2026-04-01',
      authority: 'The authority',
      exporter: 'Exporter',
      importer: 'Importer',
      importer_country: 'BE',
      mixed_origin: false,
      origins_starred: false,
      origin_countries: ['IN'],
      carats: '3.000',
      value_minor: 1,
      parcel_count: 1,
      validated_on: '2026-02-01',
      seal_numbers: ['S-1'],
      shipped_on: '2026-03-01',
      imported_on: '2026-03-05',
      counts_on: '2026-03-05',
      further: {},
      status: 'recorded',
      recorded_by_name: company.dealer.name,
      recorded_at: '2026-03-10T10:00:00Z',
      ...over,
    })
    return number
  }

  async function write(admin: Sql): Promise<void> {
    for (const [type, sequence] of sequences)
      put('number_series', { document_type: type, prefix: `${type}-`, next_number: sequence + 1, width: 5 })
    put('stored_file', {
      sha256: FILE,
      purpose: 'received-document',
      name: 'paper.pdf',
      media_type: 'application/pdf',
      bytes: 1,
      stored_by: 'Builder',
      stored_at: '2026-01-01T00:00:00Z',
    })
    await writeRows(admin, rows)
  }

  return { partner, issue, receive, moves, manufacture, certify, skipNumber, put, write, day }
}

export type TradeYear = ReturnType<typeof tradeYear>
export const onDay = (text: string): Day => day(text)
