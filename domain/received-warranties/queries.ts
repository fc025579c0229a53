import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { StoredPaper } from '../evidence/index.ts'
import { insertPaper } from '../evidence/queries.ts'
import type { TenantActor } from '../kernel/actor.ts'
import type { Day } from '../kernel/calendar.ts'
import { formatCarat } from '../kernel/carat.ts'
import type { Position } from '../kernel/cursor.ts'
import type { GoodsClass } from '../kernel/goods.ts'
import type { ReceivedWarrantyId } from '../kernel/ids.ts'
import type { ReceivedWarranty } from './schema.ts'

/** Writes a received warranty with its carats and its file. False when the supplier's number is recorded already. */
export async function insertReceived(
  tx: TenantTx,
  actor: TenantActor,
  at: Date,
  {
    id,
    warranty,
    file,
  }: { readonly id: ReceivedWarrantyId; readonly warranty: ReceivedWarranty; readonly file: StoredPaper | null },
): Promise<boolean> {
  const result = await tx
    .insertInto('received_warranty')
    .values({
      id,
      supplier_id: warranty.supplierId,
      number: warranty.number,
      document_date: warranty.documentDate,
      edition: warranty.edition,
      currency: warranty.currency,
      amount_minor: warranty.amountMinor,
      note: warranty.note,
      file_sha256: file?.sha256 ?? null,
      recorded_by: actor.userId,
      recorded_by_name: actor.name,
      recorded_at: at,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'supplier_id', 'number']).doNothing())
    .executeTakeFirst()
  if (result.numInsertedOrUpdatedRows !== 1n) return false
  await tx
    .insertInto('received_warranty_carats')
    .values(
      warranty.carats.map((row) => ({
        received_warranty_id: id,
        goods_class: row.goodsClass,
        carats: formatCarat(row.carats),
      })),
    )
    .execute()
  if (file) await insertPaper(tx, 'received-warranty', file, { by: actor.name, at })
  return true
}

/** A page of the register, newest date first, one more than asked for. */
export async function selectReceivedPage(
  tx: TenantTx,
  query: {
    readonly search: string | null
    readonly periods: readonly { readonly from: Day | null; readonly to: Day | null }[]
    readonly limit: number
  },
  after: Position | null,
) {
  let q = all(tx)
    .orderBy('r.document_date', 'desc')
    .orderBy('r.id', 'desc')
    .limit(query.limit + 1)
  for (const { from, to } of query.periods) {
    if (from) q = q.where('r.document_date', '>=', from)
    if (to) q = q.where('r.document_date', '<=', to)
  }
  const pattern = `%${(query.search ?? '').replace(/[\\%_]/g, '\\$&')}%`
  if (query.search) q = q.where((eb) => eb.or([eb('r.number', 'ilike', pattern), eb('c.name', 'ilike', pattern)]))
  if (after) q = q.where(sql<boolean>`(r.document_date, r.id) < (${after.value}::date, ${after.id}::uuid)`)
  return q.execute()
}

/** The entry of the register with this id, as a list of one or none. */
export async function selectReceived(tx: TenantTx, id: ReceivedWarrantyId) {
  return all(tx).where('r.id', '=', id).execute()
}

function all(tx: TenantTx) {
  return tx
    .selectFrom('received_warranty as r')
    .innerJoin('counterparty as c', (join) =>
      join.onRef('c.tenant_id', '=', 'r.tenant_id').onRef('c.id', '=', 'r.supplier_id'),
    )
    .select([
      'r.id',
      'r.supplier_id as supplierId',
      'c.name as supplierName',
      'r.number',
      'r.document_date as documentDate',
    ])
    .select(['r.edition', 'r.currency', 'r.amount_minor as amountMinor', 'r.file_sha256 as fileSha256', 'r.note'])
    .select(['r.recorded_by_name as recordedByName', 'r.recorded_at as recordedAt'])
    .select(
      sql<
        readonly { goodsClass: GoodsClass; carats: string }[]
      >`(select coalesce(jsonb_agg(jsonb_build_object('goodsClass', k.goods_class, 'carats', k.carats::text) order by k.goods_class), '[]')
        from received_warranty_carats k where k.tenant_id = r.tenant_id and k.received_warranty_id = r.id)`.as(
        'carats',
      ),
    )
}
