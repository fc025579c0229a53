import { type RawBuilder, sql, type UpdateObject } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import type { TenantTx } from '../../db/tenant.ts'
import type { DeletionId } from '../kernel/ids.ts'
import type { KeptKind } from '../kernel/scheme.ts'
import type { Item } from './content-queries.ts'

type Emptied = { readonly at: Date; readonly contentSha256: string; readonly files: readonly string[] }

/** Marks a record as emptied. The database refuses it unless its time is over and two people agreed. */
export async function markEmptied(
  tx: TenantTx,
  deletion: DeletionId,
  item: Item,
  { at, contentSha256, files }: Emptied,
): Promise<void> {
  await changeItem(tx, deletion, item, {
    state: 'emptied',
    emptied_at: at,
    content_sha256: contentSha256,
    files: [...files],
  })
}

/** Writes which of the record's files really go. */
export async function writeFiles(
  tx: TenantTx,
  deletion: DeletionId,
  item: Item,
  files: readonly string[],
): Promise<void> {
  await changeItem(tx, deletion, item, { files: [...files] })
}

/** Says why a record stays although it was agreed that it goes. */
export async function markKept(tx: TenantTx, deletion: DeletionId, item: Item, sentence: string): Promise<void> {
  await changeItem(tx, deletion, item, { state: 'kept', sentence })
}

function changeItem(
  tx: TenantTx,
  deletion: DeletionId,
  { kind, id }: Item,
  values: UpdateObject<Schema, 'deletion_item'>,
) {
  return tx
    .updateTable('deletion_item')
    .set(values)
    .where('deletion_id', '=', deletion)
    .where('kind', '=', kind)
    .where('record_id', '=', id)
    .execute()
}

const goods = sql`country_of_origin = null, country_of_mining = null, largest_stone_carats = null, report_number = null,
  kp_certificate = null, treatment = null, description = ''`

const issued = (id: string) => [
  sql`update trade_document_line set ${goods}, claim_value = null, price_per_carat_minor = null, amount_minor = 0 where document_id = ${id}`,
  sql`update warranty set tokens = '{}', fields = '[]', override_reason = null, override_by_name = null where document_id = ${id}`,
  sql`update ledger_entry set value_minor = null, currency = null where source_id = ${id} and source_kind = 'issued'`,
  sql`update trade_document set counterparty_name = '', header = '{}', total_minor = 0, issued_by = null, issued_by_name = '',
    void_reason = case when void_reason is not null then '' end where id = ${id}`,
]
const received = (id: string) => [
  sql`update received_document_line set ${goods}, amount_minor = null where document_id = ${id}`,
  sql`update received_statement set text = null, note = null, recorded_by = null, recorded_by_name = '' where document_id = ${id}`,
  sql`update inbox_item set sender = '', file_name = case when file_name is not null then '' end, handed = null, reading = null,
    read_number = null, read_party = null where filed_as = ${id}`,
  sql`update ledger_entry set value_minor = null, currency = null where source_id = ${id} and source_kind = 'received'`,
  sql`update received_document set counterparty_name = '', currency = null, total_minor = null, note = null, recorded_by = null,
    recorded_by_name = '', withdraw_reason = case when withdraw_reason is not null then '' end where id = ${id}`,
]
const certificate = (id: string) => [
  sql`update kp_certificate_line set value_minor = 0, country_of_mining = null where certificate_id = ${id}`,
  sql`update kp_certificate_confirmation set sent_to = '', signatory = '', letter = '', note = null, recorded_by = null,
    recorded_by_name = '' where certificate_id = ${id}`,
  sql`update kp_certificate set exporter = '', importer = '', value_minor = 0, seal_numbers = '{}', further = '{}', note = null,
    recorded_by = null, recorded_by_name = '', withdraw_reason = case when withdraw_reason is not null then '' end where id = ${id}`,
]
const letter = (id: string) => [
  sql`update letter set content = '{}', written_by = null, written_by_name = '' where id = ${id}`,
]
/** Of a pack the file goes; its row tells no more than that it was. */
const pack = () => []

const EMPTY: Readonly<Record<KeptKind, (id: string) => readonly RawBuilder<unknown>[]>> = {
  ...{ issued, received, certificate, letter, pack },
}

/** Empties the rows of a record that is marked so: the goods with their classes and weights, numbers, days and hashes stay. */
export async function emptyRows(tx: TenantTx, { kind, id }: Item): Promise<void> {
  for (const change of EMPTY[kind](id)) await change.execute(tx)
  const scope = { issued: id, received: id }[kind as string]
  if (scope)
    await sql`update exception set sentence = 'The content of this record was deleted.', mend = '', figures = '{}'
      where scope_kind = ${kind} and scope_id = ${scope}`.execute(tx)
}

/** Takes the details out of every entry of the log about an object, and tells which entries these were. */
export async function eraseDetails(tx: TenantTx, objectKind: string, objectId: string): Promise<readonly bigint[]> {
  const rows = await tx
    .updateTable('event')
    .set({ details: sql`'{}'::jsonb`, details_salt: null })
    .where('object_kind', '=', objectKind)
    .where('object_id', '=', objectId)
    .where('details_salt', 'is not', null)
    .returning('seq')
    .execute()
  return rows.map(({ seq }) => seq).toSorted((a, b) => (a < b ? -1 : 1))
}

/** Records of a deletion whose files are still there. */
export function selectEmptied(tx: TenantTx, id: DeletionId) {
  return tx
    .selectFrom('deletion_item')
    .select(['kind', 'record_id as id', 'number', 'kept_until as keptUntil', 'rule', 'files'])
    .where('deletion_id', '=', id)
    .where('state', '=', 'emptied')
    .execute()
}

/** Says that a record's files are gone too. */
export async function markDone(tx: TenantTx, deletion: DeletionId, { kind, id }: Item): Promise<void> {
  await tx
    .updateTable('deletion_item')
    .set({ state: 'done' })
    .where('deletion_id', '=', deletion)
    .where('kind', '=', kind)
    .where('record_id', '=', id)
    .where('state', '=', 'emptied')
    .execute()
}

/** Says that nothing of a deletion is left to do, once that is so. */
export async function finishDeletion(tx: TenantTx, id: DeletionId, at: Date): Promise<void> {
  await sql`update deletion set status = 'done', finished_at = ${at} where id = ${id} and status = 'approved'
    and not exists (select from deletion_item i where i.deletion_id = ${id} and i.state in ('waiting', 'emptied'))`.execute(
    tx,
  )
}
