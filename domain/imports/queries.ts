import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { TenantActor } from '../kernel/actor.ts'
import type { CounterpartyId, ImportId } from '../kernel/ids.ts'
import type { ImportError } from './check.ts'

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
