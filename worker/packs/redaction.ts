import type { PackLayout, PackRegister } from '../../domain/kernel/pack-layout.ts'
import { columnsOf } from './columns-of.ts'

/** What is left of a register in a redacted pack. */
type Left = {
  readonly columns: readonly string[]
  /** Columns that stay empty in rows of what is no warranty: a further declaration tells where the goods go. */
  readonly onlyOfWarranties?: readonly string[]
}

const GOODS = ['goods_class', 'goods', 'unit']
const ISSUED: Left = {
  columns: [
    ...[
      'number',
      'document_date',
      'status',
      'voided_at',
      'lines',
      'pieces',
      'quantity',
      'unit',
      'statement',
      'edition',
    ],
    ...['kind', 'covered_quantity', 'registration_number', 'issued_at'],
  ],
  onlyOfWarranties: ['statement', 'edition', 'registration_number'],
}

/**
 * The columns of each register that a redacted pack keeps; null leaves it out. They are named one by one, so that a column which is added
 * later is left out until somebody puts it here. Nothing that people write freely is among them, and nobody's name, number or place.
 */
const LEFT: Readonly<Record<PackRegister, Left | null>> = {
  adjustments: { columns: [...GOODS, 'day', 'quantity', 'warranted', 'status', 'proposed_at', 'decided_at'] },
  certificates: {
    columns: [
      ...['direction', 'status', 'issued_on', 'expires_on', 'mixed_origin', 'carats', 'parcels'],
      ...['validated_on', 'shipped_on', 'imported_on', 'confirmed_on', 'bought_carats', 'sold_carats'],
      ...['file_sha256', 'recorded_at'],
    ],
  },
  'corrective-actions': { columns: ['exception_id', 'rule', 'due_on', 'state'] },
  counterparties: null,
  'credit-notes': ISSUED,
  'debit-notes': ISSUED,
  events: { columns: ['happened_at', 'actor_kind', 'verb', 'object_kind', 'object_id'] },
  exceptions: {
    columns: [
      ...['exception_id', 'rule', 'title', 'severity', 'scope', 'subject_day', 'state', 'found_at', 'closed_at'],
      ...['waived_at', 'due_on'],
    ],
  },
  ledger: {
    columns: [
      ...[...GOODS, 'kept', 'opening', 'received', 'produced', 'returns_in', 'adjustments', 'issued', 'returns_out'],
      ...['consumed', 'closing'],
    ],
  },
  members: null,
  'memo-returns': ISSUED,
  memos: ISSUED,
  'opening-stock': { columns: [...GOODS, 'day', 'quantity', 'warranted', 'declared_at'] },
  periods: {
    columns: ['from', 'to', 'closed_at', ...GOODS, 'closing', 'closing_warranted', 'counted', 'difference'],
  },
  processings: {
    columns: ['id', 'kind', 'day', 'side', ...GOODS, 'quantity', 'warranted', 'yield_percent', 'recorded_at'],
  },
  quantities: { columns: [...GOODS, 'invoiced', 'issued_warranted', 'received_warranted'] },
  registrations: { columns: ['number', 'valid_from', 'valid_to', 'evidence_sha256', 'recorded_at'] },
  'stock-declaration': { columns: [...GOODS, 'bucket', 'quantity'] },
  statements: {
    columns: ['statement', 'version', 'edition', 'kind', 'documents'],
    onlyOfWarranties: ['statement', 'version', 'edition'],
  },
  'warranties-issued': ISSUED,
  'warranties-received': {
    columns: [
      ...['document_type', 'document_date', 'status', 'goods_class', 'quantity', 'covered_quantity', 'unit'],
      ...['supplier_registration', 'checked_on', 'file_sha256', 'source', 'recorded_at'],
    ],
  },
}

/** A register of a pack with the columns that purpose and redaction leave, and those that stay empty in some rows. */
export type Listed = {
  readonly of: PackRegister
  readonly file: string
  readonly columns: readonly string[]
  readonly onlyOfWarranties: readonly string[]
}

/** The registers that a pack of this layout has. */
export function listedIn({ registers, purpose, redacted }: PackLayout): readonly Listed[] {
  return registers.flatMap(({ of, file }) => {
    const left = redacted ? LEFT[of] : { columns: columnsOf(of) }
    if (!left) return []
    const columns = columnsOf(of).filter((name) => left.columns.includes(name) && !purpose.without.includes(name))
    return [{ of, file, columns, onlyOfWarranties: left.onlyOfWarranties ?? [] }]
  })
}

/** The columns that a redacted pack keeps of a register; null when it leaves the register out. */
export function redactedColumns(of: PackRegister): readonly string[] | null {
  return LEFT[of]?.columns ?? null
}
