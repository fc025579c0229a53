import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { Day } from '../kernel/calendar.ts'
import type { ObjectKind } from './pages.ts'

export type NamedObject = { readonly label: string; readonly from: Day | null; readonly to: Day | null }

/** Number or name of one row, and its days. */
export async function selectNamed(tx: TenantTx, kind: ObjectKind, id: string): Promise<NamedObject | undefined> {
  const { rows } = await sql<NamedObject>`${NAMED[kind]} where id = ${id}::uuid`.execute(tx)
  return rows[0]
}

const NAMED = {
  'trade-document': sql`select number as label, document_date as "from", document_date as "to" from trade_document`,
  'received-document': sql`select number as label, document_date as "from", document_date as "to" from received_document`,
  certificate: sql`select number as label, counts_on as "from", counts_on as "to" from kp_certificate`,
  counterparty: sql`select name as label, null::date as "from", null::date as "to" from counterparty`,
  exception: sql`select rule || ' ' || subject as label, subject_day as "from", subject_day as "to" from exception`,
  finding: sql`select 'F-' || seq as label, null::date as "from", null::date as "to" from audit_finding`,
  'auditor-certificate': sql`select number as label, null::date as "from", null::date as "to" from (select * from letter where kind = 'auditor-certificate') l`,
  'audit-pack': sql`select label, period_from as "from", period_to as "to" from (select * from audit_pack where released_at is not null) p`,
} as const satisfies Record<ObjectKind, unknown>
