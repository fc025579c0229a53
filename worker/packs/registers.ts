import { standingOn } from '../../domain/counterparties/rules.ts'
import type { Day } from '../../domain/kernel/calendar.ts'
import type { Cell } from '../../domain/kernel/csv.ts'
import type { TradeDocumentType } from '../../domain/kernel/goods.ts'
import type { CounterpartyId, EventId, ReceivedDocumentId } from '../../domain/kernel/ids.ts'
import type { PackLayout, PackRegister } from '../../domain/kernel/pack-layout.ts'
import { certificates } from './certificates.ts'
import { columnsOf, REGISTER_COLUMNS } from './columns-of.ts'
import { correctiveActions, exceptions } from './exceptions.ts'
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
import { type Listed, listedIn } from './redaction.ts'
import { amountCell, type InPage, instantCell, numberCell, type Register } from './register.ts'

type Source = (inPage: InPage, population: Population) => AsyncIterable<readonly Cell[]>

/** The rows of every register by the name that a scheme's layout calls it: one that can be asked for and is not here does not compile. */
const ROWS: Readonly<Record<PackRegister, Source>> = {
  adjustments: adjustments,
  certificates: certificates,
  'corrective-actions': correctiveActions,
  counterparties: counterparties,
  'credit-notes': issued('credit-note'),
  'debit-notes': issued('debit-note'),
  events: events,
  exceptions: exceptions,
  ledger: ledger,
  members: members,
  'memo-returns': issued('memo-return'),
  memos: issued('memo'),
  'opening-stock': openings,
  periods: periods,
  processings: processings,
  quantities: quantities,
  registrations: registrations,
  'stock-declaration': declaration,
  statements: statements,
  'warranties-issued': issued('invoice'),
  'warranties-received': received,
}

/** The registers of a pack, where its scheme's layout puts them and in that order, with the columns that purpose and redaction leave. */
export function registersOf(inPage: InPage, population: Population, layout: PackLayout): readonly Register[] {
  return listedIn(layout).map((listed) => ({
    ...{ of: listed.of, path: listed.file },
    columns: Object.fromEntries(listed.columns.map((name) => [name, REGISTER_COLUMNS[listed.of][name] ?? ''])),
    rows: () => leftOf(ROWS[listed.of](inPage, population), listed),
  }))
}

/** The cells of the columns that are left, empty where they speak of what is no warranty and may not. */
async function* leftOf(rows: AsyncIterable<readonly Cell[]>, listed: Listed): AsyncIterable<readonly Cell[]> {
  const { of, columns, onlyOfWarranties } = listed
  const all = columnsOf(of)
  const [kept, kind] = [columns.map((name) => all.indexOf(name)), all.indexOf('kind')]
  const isBlank = columns.map((name) => onlyOfWarranties.includes(name))
  for await (const row of rows) {
    const isOther = onlyOfWarranties.length > 0 && row[kind] !== 'warranty'
    yield kept.map((at, index) => (isOther && isBlank[index] ? null : (row[at] ?? null)))
  }
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
