import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { TenantActor } from '../kernel/actor.ts'
import type { CounterpartyId, ImportId, ReceivedDocumentId, TradeDocumentId } from '../kernel/ids.ts'
import type { KindKey } from './keys.ts'
import type { Mapping } from './reading/mapping.ts'
import type { ImportContent } from './report.ts'

/** The company's counterparties of these names, by lower-case name. */
export async function selectPartners(
  tx: TenantTx,
  names: readonly string[],
): Promise<ReadonlyMap<string, CounterpartyId>> {
  const { rows } = await sql<{ name: string; id: CounterpartyId }>`
    select lower(name) as name, min(id::text) as id from counterparty
    where lower(name) in (select lower(jsonb_array_elements_text(${JSON.stringify(names)}::text::jsonb))) group by 1`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.name, row.id]))
}

/** The documents that were issued under these numbers. */
export async function selectIssuedIds(
  tx: TenantTx,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, TradeDocumentId>> {
  if (numbers.length === 0) return new Map()
  const { rows } = await sql<{ number: string; id: TradeDocumentId }>`
    select number, id from trade_document
    where number in (select jsonb_array_elements_text(${JSON.stringify(numbers)}::text::jsonb))`.execute(tx)
  return new Map(rows.map((row) => [row.number, row.id]))
}

/** The documents that were received under these numbers, by supplier and number. */
export async function selectReceivedIds(
  tx: TenantTx,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, ReceivedDocumentId>> {
  if (numbers.length === 0) return new Map()
  const { rows } = await sql<{ key: string; id: ReceivedDocumentId }>`
    select counterparty_id || ' ' || number as key, id from received_document
    where status = 'recorded' and number in (select jsonb_array_elements_text(${JSON.stringify(numbers)}::text::jsonb))
    order by document_type = 'memo'`.execute(tx)
  return new Map(rows.map((row) => [row.key, row.id]))
}

/** The documents that are recorded as received under these numbers, by supplier, type and number. */
export async function selectReceivedByNumber(
  tx: TenantTx,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, ReceivedDocumentId>> {
  const { rows } = await sql<{ key: string; id: ReceivedDocumentId }>`
    select counterparty_id || ' ' || document_type || ' ' || number as key, id from received_document
    where status = 'recorded' and number in (select jsonb_array_elements_text(${JSON.stringify([...new Set(numbers)])}::text::jsonb))`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.key, row.id]))
}

export type NewImport = {
  readonly id: ImportId
  readonly kind: KindKey
  readonly fileName: string
  readonly mediaType: string
  readonly sha256: string
  readonly bytes: number
}

/** Keeps a file that was brought, before anything is known of it but that it is there. */
export async function insertImport(
  tx: TenantTx,
  actor: TenantActor,
  at: Date,
  brought: NewImport,
  found: FoundInFile,
): Promise<void> {
  await tx
    .insertInto('stored_file')
    .values({
      sha256: brought.sha256,
      purpose: 'import',
      name: brought.fileName,
      media_type: brought.mediaType,
      bytes: BigInt(brought.bytes),
      stored_by: actor.name,
      stored_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx
    .insertInto('import')
    .values({
      id: brought.id,
      kind: brought.kind,
      file_name: brought.fileName,
      file_sha256: brought.sha256,
      ...foundColumns(found),
      created_by: actor.userId,
      created_by_name: actor.name,
      created_at: at,
    })
    .execute()
}

/** What became known of a file: its report, and how its columns are read. */
export type FoundInFile = {
  readonly status: 'mapping' | 'refused' | 'checked'
  readonly rowCount: number
  readonly mapping: Mapping | null
  readonly report: ImportContent
}

function foundColumns({ status, rowCount, mapping, report }: FoundInFile) {
  return {
    status,
    row_count: rowCount,
    error_count: report.errors.length,
    mapping: mapping === null ? null : sql`${JSON.stringify(mapping)}::text::jsonb`,
    report: sql`${JSON.stringify(report)}::text::jsonb`,
  }
}

/** Writes what a new reading of a file found, unless it was applied meanwhile. Tells whether it did. */
export async function updateFound(tx: TenantTx, id: ImportId, found: FoundInFile): Promise<boolean> {
  const result = await tx
    .updateTable('import')
    .set(foundColumns(found))
    .where('id', '=', id)
    .where('status', '<>', 'applied')
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** What was said of the columns of the last file with these heads, or null. */
export async function selectMapping(tx: TenantTx, kind: KindKey, heads: string): Promise<unknown> {
  const row = await tx
    .selectFrom('import_mapping')
    .select('mapping')
    .where('kind', '=', kind)
    .where('heads_sha256', '=', heads)
    .executeTakeFirst()
  return row?.mapping ?? null
}

type Said = { readonly kind: KindKey; readonly heads: string; readonly mapping: Mapping }

/** Remembers what was said of the columns, for the next file with the same heads. */
export async function keepMapping(tx: TenantTx, actor: TenantActor, at: Date, said: Said): Promise<void> {
  const mapping = sql`${JSON.stringify(said.mapping)}::text::jsonb`
  const who = { said_by_name: actor.name, said_at: at }
  await tx
    .insertInto('import_mapping')
    .values({ kind: said.kind, heads_sha256: said.heads, mapping, ...who })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'kind', 'heads_sha256']).doUpdateSet({ mapping, ...who }))
    .execute()
}

/** The import that applied the very same file as this kind before, or undefined. */
export function selectAppliedTwin(tx: TenantTx, { id, kind, sha256 }: Pick<NewImport, 'id' | 'kind' | 'sha256'>) {
  return tx
    .selectFrom('import')
    .select(['id', 'file_name as fileName', 'created_by_name as createdByName', 'applied_at as appliedAt'])
    .where('file_sha256', '=', sha256)
    .where('kind', '=', kind)
    .where('status', '=', 'applied')
    .where('id', '<>', id)
    .orderBy('applied_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** One import with its report, or undefined. */
export async function selectImport(tx: TenantTx, id: ImportId) {
  return tx
    .selectFrom('import')
    .select(['id', 'kind', 'file_name as fileName', 'file_sha256 as fileSha256', 'row_count as rowCount', 'mapping'])
    .select(['error_count as errorCount', 'report', 'status', 'created_by_name as createdByName'])
    .select(['created_at as createdAt', 'applied_at as appliedAt'])
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
    .select(['id', 'kind', 'file_name as fileName', 'row_count as rowCount', 'error_count as errorCount', 'status'])
    .select(['created_by_name as createdByName', 'created_at as createdAt'])
    .select(sql<number>`(report->>'documentCount')::int`.as('documentCount'))
    .$if(after !== null, (query) => query.where(sql<boolean>`id < ${after}::uuid`))
    .orderBy('id', 'desc')
    .limit(limit)
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
