import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { TenantActor } from '../kernel/actor.ts'
import { formatCarat } from '../kernel/carat.ts'
import type { CounterpartyId, ImportId, TradeDocumentId } from '../kernel/ids.ts'
import { type Draft, draftContent } from './schema.ts'

export type DraftRow = { readonly id: TradeDocumentId; readonly draft: Draft; readonly importId?: ImportId }

/** Writes drafts, all in one statement. */
export async function insertDrafts(
  tx: TenantTx,
  actor: TenantActor,
  at: Date,
  rows: readonly DraftRow[],
): Promise<void> {
  const values = rows.map(({ id, draft, importId }) => ({
    id,
    document_type: draft.documentType,
    ...columns(draft),
    total_minor: draft.totalMinor.toString(),
    import_id: importId ?? null,
    created_by: actor.userId,
    created_by_name: actor.name,
    created_at: at,
  }))
  await sql`insert into trade_document_draft (id, document_type, document_date, counterparty_id, currency, content,
      line_count, total_carats, total_minor, reference, goods_classes, import_id, created_by, created_by_name, created_at, updated_at)
    select r.id, r.document_type, r.document_date, r.counterparty_id, r.currency, r.content,
      r.line_count, r.total_carats, r.total_minor, r.reference, r.goods_classes, r.import_id, r.created_by, r.created_by_name, r.created_at, r.created_at
    from jsonb_to_recordset(${JSON.stringify(values)}::text::jsonb) as r(id uuid, document_type text, document_date date,
      counterparty_id uuid, currency text, content jsonb, line_count int, total_carats numeric, total_minor bigint,
      reference text, goods_classes text[], import_id uuid, created_by uuid, created_by_name text, created_at timestamptz)`.execute(
    tx,
  )
}

/** Overwrites a draft when it still has the revision that was read. Tells whether it had. */
export async function updateDraft(
  tx: TenantTx,
  at: Date,
  { id, draft, revision }: { readonly id: TradeDocumentId; readonly draft: Draft; readonly revision: number },
): Promise<boolean> {
  const result = await tx
    .updateTable('trade_document_draft')
    .set({
      ...columns(draft),
      content: sql`${JSON.stringify(draftContent(draft))}::text::jsonb`,
      revision: revision + 1,
      updated_at: at,
    })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

function columns(draft: Draft) {
  return {
    document_date: draft.documentDate,
    counterparty_id: draft.counterpartyId,
    currency: draft.currency,
    content: draftContent(draft),
    line_count: draft.lines.length,
    total_carats: formatCarat(draft.totalCarats),
    total_minor: draft.totalMinor,
    reference: draft.reference,
    goods_classes: [...new Set(draft.lines.map(({ goodsClass }) => goodsClass))],
  }
}

/** Deletes a draft. Tells whether it was there. */
export async function deleteDraftRow(tx: TenantTx, id: TradeDocumentId): Promise<boolean> {
  const result = await tx.deleteFrom('trade_document_draft').where('id', '=', id).executeTakeFirst()
  return result.numDeletedRows === 1n
}

/** One draft as it is stored. */
export async function selectDraft(tx: TenantTx, id: TradeDocumentId) {
  return tx
    .selectFrom('trade_document_draft as d')
    .innerJoin('counterparty as c', (join) =>
      join.onRef('c.tenant_id', '=', 'd.tenant_id').onRef('c.id', '=', 'd.counterparty_id'),
    )
    .select(['d.id', 'd.document_type as documentType', 'd.content', 'd.revision', 'd.import_id as importId'])
    .select(['d.total_minor as totalMinor', 'd.total_carats as totalCarats', 'd.created_by_name as createdByName'])
    .select(['d.updated_at as updatedAt', 'c.name as counterpartyName'])
    .where('d.id', '=', id)
    .executeTakeFirst()
}

/** Whether the counterparty is one of the company's. */
export async function counterpartyExists(tx: TenantTx, id: CounterpartyId): Promise<boolean> {
  return (await tx.selectFrom('counterparty').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

/** The number and state of an issued document. */
export async function selectIssued(tx: TenantTx, id: TradeDocumentId) {
  return tx
    .selectFrom('trade_document')
    .select(['id', 'number', 'status', 'document_date as documentDate'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Marks an issued document voided. Tells whether it was still valid. */
export async function markVoided(
  tx: TenantTx,
  id: TradeDocumentId,
  { at, by, reason }: { readonly at: Date; readonly by: string; readonly reason: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('trade_document')
    .set({ status: 'voided', voided_at: at, voided_by_name: by, void_reason: reason })
    .where('id', '=', id)
    .where('status', '=', 'issued')
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
