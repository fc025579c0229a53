import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { TenantActor } from '../kernel/actor.ts'
import type { CounterpartyId, ImportId, TradeDocumentId } from '../kernel/ids.ts'
import type { ImportError } from './check.ts'
import type { ImportContent } from './report.ts'

/** The company's counterparties of these names, by lower-case name. */
export async function selectCustomers(
  tx: TenantTx,
  names: readonly string[],
): Promise<ReadonlyMap<string, CounterpartyId>> {
  const { rows } = await sql<{ name: string; id: CounterpartyId }>`
    select lower(name) as name, min(id::text) as id from counterparty
    where lower(name) in (select jsonb_array_elements_text(${JSON.stringify(names)}::text::jsonb)) group by 1`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.name, row.id]))
}

export type CheckedImport = {
  readonly id: ImportId
  readonly fileName: string
  readonly sha256: string
  readonly bytes: number
  readonly rowCount: number
  readonly documentCount: number
  readonly errors: readonly ImportError[]
}

/** Keeps a check's report and the file it read. */
export async function insertImport(tx: TenantTx, actor: TenantActor, at: Date, checked: CheckedImport): Promise<void> {
  const { errors, documentCount } = checked
  await tx
    .insertInto('stored_file')
    .values({
      sha256: checked.sha256,
      purpose: 'import',
      name: checked.fileName,
      media_type: 'text/csv',
      bytes: BigInt(checked.bytes),
      stored_by: actor.name,
      stored_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx
    .insertInto('import')
    .values({
      id: checked.id,
      kind: 'invoices',
      file_name: checked.fileName,
      file_sha256: checked.sha256,
      row_count: checked.rowCount,
      error_count: errors.length,
      report: sql`${JSON.stringify({ documentCount, errors })}::text::jsonb`,
      status: errors.length > 0 ? 'refused' : 'checked',
      created_by: actor.userId,
      created_by_name: actor.name,
      created_at: at,
    })
    .execute()
}

/** One import with its report, or undefined. */
export async function selectImport(tx: TenantTx, id: ImportId) {
  return tx
    .selectFrom('import')
    .select([
      'id',
      'file_name as fileName',
      'file_sha256 as fileSha256',
      'row_count as rowCount',
      'error_count as errorCount',
    ])
    .select([
      'report',
      'status',
      'created_by_name as createdByName',
      'created_at as createdAt',
      'applied_at as appliedAt',
    ])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Marks a checked import applied. Tells whether this call did it. */
export async function markApplied(tx: TenantTx, id: ImportId, at: Date): Promise<boolean> {
  const result = await tx
    .updateTable('import')
    .set({ status: 'applied', applied_at: at })
    .where('id', '=', id)
    .where('status', '=', 'checked')
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Imports without their reports, newest first: ids are in the order of their making. */
export function selectImportPage(tx: TenantTx, after: string | null, limit: number) {
  return tx
    .selectFrom('import')
    .select(['id', 'file_name as fileName', 'row_count as rowCount', 'error_count as errorCount', 'status'])
    .select(['created_by_name as createdByName', 'created_at as createdAt'])
    .select(sql<number>`(report->>'documentCount')::int`.as('documentCount'))
    .$if(after !== null, (query) => query.where(sql<boolean>`id < ${after}::uuid`))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** The report of an import, locked until the transaction ends. */
export async function lockReport(tx: TenantTx, id: ImportId): Promise<unknown> {
  const row = await tx.selectFrom('import').select('report').where('id', '=', id).forUpdate().executeTakeFirst()
  return row?.report
}

/** Writes the report of an import anew. */
export async function updateReport(tx: TenantTx, id: ImportId, report: ImportContent): Promise<void> {
  await tx
    .updateTable('import')
    .set({ report: sql`${JSON.stringify(report)}::text::jsonb` })
    .where('id', '=', id)
    .execute()
}

/** The next drafts of an import in the order of its file, but for those passed over. */
export async function selectWaitingDrafts(
  tx: TenantTx,
  id: ImportId,
  passed: readonly TradeDocumentId[],
  limit: number,
): Promise<readonly TradeDocumentId[]> {
  const rows = await tx
    .selectFrom('trade_document_draft')
    .select('id')
    .where('import_id', '=', id)
    .where(notAmong(passed))
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** Those of the named drafts that are still drafts of the import, with what the file called them. */
export function selectRefusedDrafts(tx: TenantTx, id: ImportId, ids: readonly TradeDocumentId[]) {
  return tx
    .selectFrom('trade_document_draft')
    .select(['id', 'reference'])
    .where('import_id', '=', id)
    .where(among(ids))
    .orderBy('id')
    .limit(10_000)
    .execute()
}

/** How many drafts of an import wait, and how many were issued. */
export function selectTally(tx: TenantTx, id: ImportId) {
  return tx
    .selectNoFrom((eb) => [
      eb
        .selectFrom('trade_document_draft')
        .select(sql<number>`count(*)::int`.as('n'))
        .where('import_id', '=', id)
        .$asScalar()
        .as('drafts'),
      eb
        .selectFrom('trade_document')
        .select(sql<number>`count(*)::int`.as('n'))
        .where('import_id', '=', id)
        .$asScalar()
        .as('issued'),
    ])
    .executeTakeFirstOrThrow()
}

/** The first documents that were issued from an import, in the order of their numbers. */
export function selectIssuedOfImport(tx: TenantTx, id: ImportId) {
  return tx
    .selectFrom('trade_document')
    .select(['id', 'number', 'counterparty_name as counterpartyName', 'total_carats as totalCarats', 'currency'])
    .select(['total_minor as totalMinor', sql<string | null>`header->>'reference'`.as('reference')])
    .where('import_id', '=', id)
    .orderBy('sequence')
    .limit(100)
    .execute()
}

function among(ids: readonly string[]) {
  return sql<boolean>`id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb)::uuid)`
}

function notAmong(ids: readonly string[]) {
  return sql<boolean>`not ${among(ids)}`
}
