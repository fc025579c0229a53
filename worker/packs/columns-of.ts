import type { PackRegister } from '../../domain/kernel/pack-layout.ts'
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
import { ADJUSTMENT, DECLARATION, LEDGER, OPENING, PERIOD, PROCESSING } from './ledger-columns.ts'

/** The columns of every register with their meaning, in the order of its rows' cells. */
export const REGISTER_COLUMNS: Readonly<Record<PackRegister, Readonly<Record<string, string>>>> = {
  adjustments: ADJUSTMENT,
  certificates: CERTIFICATE,
  'corrective-actions': CORRECTIVE_ACTION,
  counterparties: COUNTERPARTY,
  'credit-notes': ISSUED,
  'debit-notes': ISSUED,
  events: EVENT,
  exceptions: EXCEPTION,
  ledger: LEDGER,
  members: MEMBER,
  'memo-returns': ISSUED,
  memos: ISSUED,
  'opening-stock': OPENING,
  periods: PERIOD,
  processings: PROCESSING,
  quantities: QUANTITY,
  registrations: REGISTRATION,
  'stock-declaration': DECLARATION,
  statements: STATEMENT,
  'warranties-issued': ISSUED,
  'warranties-received': RECEIVED,
}

/** The names of a register's columns, all of them. */
export function columnsOf(of: PackRegister): readonly string[] {
  return Object.keys(REGISTER_COLUMNS[of])
}
