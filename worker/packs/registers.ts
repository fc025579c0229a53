import { standingOn } from '../../domain/counterparties/rules.ts'
import type { Day } from '../../domain/kernel/calendar.ts'
import type { Cell } from '../../domain/kernel/csv.ts'
import type { TradeDocumentType } from '../../domain/kernel/goods.ts'
import type { CounterpartyId, EventId, ReceivedDocumentId } from '../../domain/kernel/ids.ts'
import type { PackLayout, PackRegister } from '../../domain/kernel/pack-layout.ts'
import { certificates } from './certificates.ts'
import {
  CERTIFICATE,
  CORRECTIVE_ACTION,
  COUNTERPARTY,
  EVENT,
  EXCEPTION,
  ISSUED,
  MEMBER,
  QUANTITY,
  RECEIVED,
  REGISTRATION,
  STATEMENT,
} from './columns.ts'
import { correctiveActions, exceptions } from './exceptions.ts'
import { ADJUSTMENT, DECLARATION, LEDGER, OPENING, PERIOD, PROCESSING } from './ledger-columns.ts'
import { adjustments, declaration, ledger, openings, periods, processings } from './ledger-registers.ts'
import { pageOfCounterparties, selectChecks, selectMembers, selectRegistrations } from './party-queries.ts'
import {
  type Population,
  pageOfEvents,
  pageOfIssued,
  pageOfReceived,
  selectQuantities,
  selectStatements,
} from './queries.ts'
import { amountCell, type Content, type InPage, instantCell, numberCell, type Register } from './register.ts'

type Source = (inPage: InPage, population: Population) => AsyncIterable<readonly Cell[]>

/** Every register by the name that a scheme's layout calls it: one that can be asked for and is not here does not compile. */
const REGISTERS: Readonly<Record<PackRegister, { readonly columns: Content['columns']; readonly rows: Source }>> = {
  adjustments: { columns: ADJUSTMENT, rows: adjustments },
  certificates: { columns: CERTIFICATE, rows: certificates },
  'corrective-actions': { columns: CORRECTIVE_ACTION, rows: correctiveActions },
  counterparties: { columns: COUNTERPARTY, rows: counterparties },
  'credit-notes': { columns: ISSUED, rows: issued('credit-note') },
  'debit-notes': { columns: ISSUED, rows: issued('debit-note') },
  events: { columns: EVENT, rows: events },
  exceptions: { columns: EXCEPTION, rows: exceptions },
  ledger: { columns: LEDGER, rows: ledger },
  members: { columns: MEMBER, rows: members },
  'memo-returns': { columns: ISSUED, rows: issued('memo-return') },
  memos: { columns: ISSUED, rows: issued('memo') },
  'opening-stock': { columns: OPENING, rows: openings },
  periods: { columns: PERIOD, rows: periods },
  processings: { columns: PROCESSING, rows: processings },
  quantities: { columns: QUANTITY, rows: quantities },
  registrations: { columns: REGISTRATION, rows: registrations },
  'stock-declaration': { columns: DECLARATION, rows: declaration },
  statements: { columns: STATEMENT, rows: statements },
  'warranties-issued': { columns: ISSUED, rows: issued('invoice') },
  'warranties-received': { columns: RECEIVED, rows: received },
}

/** The names of a register's columns, all of them. */
export function columnsOf(of: PackRegister): readonly string[] {
  return Object.keys(REGISTERS[of].columns)
}

/** The registers of a pack, where its scheme's layout puts them and in that order, with the columns that its purpose leaves. */
export function registersOf(
  inPage: InPage,
  population: Population,
  { registers, purpose }: Pick<PackLayout, 'registers' | 'purpose'>,
): readonly Register[] {
  return registers.map(({ of, file }) => {
    const { columns, rows } = REGISTERS[of]
    const kept = columnsOf(of).flatMap((name, at) => (purpose.without.includes(name) ? [] : [at]))
    return {
      ...{ of, path: file },
      columns: Object.fromEntries(Object.entries(columns).filter((_, at) => kept.includes(at))),
      rows: () => withColumns(rows(inPage, population), kept),
    }
  })
}

async function* withColumns(
  rows: AsyncIterable<readonly Cell[]>,
  kept: readonly number[],
): AsyncIterable<readonly Cell[]> {
  for await (const row of rows) yield kept.map((at) => row[at] ?? null)
}

function issued(type: TradeDocumentType): Source {
  return async function* (inPage, population) {
    for (let after = 0n; ; ) {
      const page = await inPage((tx) => pageOfIssued(tx, population, type, after))
      for (const r of page) {
        after = r.sequence
        yield [
          ...[r.number, r.document_date, r.counterparty_name, r.counterparty_id, r.status, instantCell(r.voided_at)],
          ...[r.void_reason, r.line_count, r.total_pieces, numberCell(r.total_carats), r.unit],
          ...[r.currency, amountCell(r.total_minor, r.currency)],
          ...[r.statement_key, r.edition, r.kind, numberCell(r.covered), r.rule_key, r.registration_number],
          ...[r.override_reason, r.override_by_name, r.text_hash, instantCell(r.issued_at), r.issued_by_name],
        ]
      }
      if (page.length === 0) return
    }
  }
}

async function* received(inPage: InPage, population: Population): AsyncIterable<readonly Cell[]> {
  for (let after: { day: Day; id: ReceivedDocumentId } | null = null; ; ) {
    const from = after
    const { page, checks }: Awaited<ReturnType<typeof pageWithChecks>> = await pageWithChecks(inPage, population, from)
    for (const r of page) {
      after = { day: r.document_date, id: r.id }
      const { standing, check } = standingOn(checks.get(r.supplier_id) ?? [], r.document_date)
      yield [
        ...[r.number, r.document_type, r.document_date, r.supplier, r.supplier_id, r.status, r.withdraw_reason],
        ...[r.edition, r.goods_class, numberCell(r.carats), numberCell(r.covered)],
        ...[population.goods.get(r.goods_class ?? '')?.unit ?? null, r.currency],
        ...[amountCell(r.total_minor, r.currency), standing],
        ...[check?.number, check?.checkedOn, check?.checkedBy, r.file_sha256, r.note].map((cell) => cell ?? null),
        ...[r.source, instantCell(r.recorded_at), r.recorded_by_name],
      ]
    }
    if (page.length === 0) return
  }
}

function pageWithChecks(
  inPage: InPage,
  population: Population,
  from: { readonly day: Day; readonly id: ReceivedDocumentId } | null,
) {
  return inPage(async (tx) => {
    const page = await pageOfReceived(tx, population, from)
    const suppliers = [...new Set(page.map((row) => row.supplier_id))]
    return { page, checks: Map.groupBy(await selectChecks(tx, population, suppliers), (check) => check.of) }
  })
}

async function* counterparties(inPage: InPage, population: Population): AsyncIterable<readonly Cell[]> {
  for (let after: CounterpartyId | null = null; ; ) {
    const from = after
    const page: Awaited<ReturnType<typeof pageOfCounterparties>> = await inPage((tx) =>
      pageOfCounterparties(tx, population, from),
    )
    for (const r of page) {
      after = r.id
      yield [
        ...[r.id, r.name, r.roles.join(' '), r.country, r.address, r.tax_number, r.archived_at ? 'yes' : ''],
        ...[r.number, r.valid_from, r.valid_to, r.checked_on, r.checked_by_name, r.seen, r.evidence_sha256],
        instantCell(r.recorded_at),
      ]
    }
    if (page.length === 0) return
  }
}

async function* statements(inPage: InPage, population: Population): AsyncIterable<readonly Cell[]> {
  for (const r of await inPage((tx) => selectStatements(tx, population)))
    yield [r.statement_key, r.statement_version, r.edition, r.kind, r.documents, r.text_hash, r.text]
}

async function* quantities(inPage: InPage, population: Population): AsyncIterable<readonly Cell[]> {
  for (const r of await inPage((tx) => selectQuantities(tx, population))) {
    const { name, unit } = population.goods.get(r.goods_class) ?? { name: r.goods_class, unit: null }
    yield [r.goods_class, name, unit, numberCell(r.issued), numberCell(r.warranted), numberCell(r.received)]
  }
}

async function* registrations(inPage: InPage, population: Population): AsyncIterable<readonly Cell[]> {
  for (const r of await inPage((tx) => selectRegistrations(tx, population)))
    yield [r.number, r.valid_from, r.valid_to, r.evidence_sha256, r.recorded_by_name, instantCell(r.recorded_at)]
}

async function* members(inPage: InPage): AsyncIterable<readonly Cell[]> {
  for (const r of await inPage(selectMembers)) yield [r.name, r.email, r.role, r.state, instantCell(r.joined_at)]
}

async function* events(inPage: InPage, population: Population): AsyncIterable<readonly Cell[]> {
  for (let after: EventId | null = null; ; ) {
    const from = after
    const page: Awaited<ReturnType<typeof pageOfEvents>> = await inPage((tx) => pageOfEvents(tx, population, from))
    for (const r of page) {
      after = r.id
      const details = JSON.stringify(r.details)
      yield [instantCell(r.happened_at), r.actor_kind, r.actor_name, r.verb, r.object_kind, r.object_id, details]
    }
    if (page.length === 0) return
  }
}
