import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { Day } from '../kernel/calendar.ts'
import type { TradeDocumentType } from '../kernel/goods.ts'
import type { DocumentId, LetterId, SigningKeyId, TemplateId, TradeDocumentId } from '../kernel/ids.ts'

/** A page to be printed, as its row asks for it. */
export function selectDocument(tx: TenantTx, id: DocumentId) {
  return tx
    .selectFrom('document')
    .select(['id', 'trade_document_id', 'letter_id', 'kind', 'warranty_id', 'paper', 'status', 'attempts'])
    .select(['template_id', 'branding_id'])
    .where('id', '=', id)
    .executeTakeFirst()
}

type RefersTo = { readonly type: TradeDocumentType; readonly number: string; readonly date: Day }

/** What a page's own template and look say; nothing where it has none. */
export async function selectLook(
  tx: TenantTx,
  page: { readonly template_id: TemplateId | null; readonly branding_id: TemplateId | null },
) {
  const ids = [page.template_id, page.branding_id].filter((id) => id !== null)
  if (ids.length === 0) return { template: null, branding: null }
  const rows = await tx.selectFrom('template').select(['id', 'content']).where('id', 'in', ids).execute()
  const contentOf = (id: TemplateId | null) => rows.find((row) => row.id === id)?.content ?? null
  return { template: contentOf(page.template_id), branding: contentOf(page.branding_id) }
}

/** The frozen trade document, with the number and day of the one that it refers to. */
export function selectTradeDocument(tx: TenantTx, id: TradeDocumentId) {
  return tx
    .selectFrom('trade_document as d')
    .selectAll('d')
    .select(
      sql<RefersTo | null>`coalesce(
        (select jsonb_build_object('type', o.document_type, 'number', o.number, 'date', o.document_date) from trade_document o where o.tenant_id = d.tenant_id and o.id = d.original_id),
        (select jsonb_build_object('type', o.document_type, 'number', o.number, 'date', o.document_date) from received_document o where o.tenant_id = d.tenant_id and o.id = d.original_received_id))`.as(
        'refers_to',
      ),
    )
    .where('d.id', '=', id)
    .executeTakeFirst()
}

/** Its frozen lines, in order. */
export function selectLines(tx: TenantTx, id: TradeDocumentId) {
  return tx.selectFrom('trade_document_line').selectAll().where('document_id', '=', id).orderBy('position').execute()
}

/** Its frozen statements, each with what its owner published. */
export function selectWarranties(tx: TenantTx, id: TradeDocumentId) {
  return tx
    .selectFrom('warranty as w')
    .innerJoin('statement as s', (on) =>
      on
        .onRef('s.scheme', '=', 'w.scheme')
        .onRef('s.key', '=', 'w.statement_key')
        .onRef('s.version', '=', 'w.statement_version'),
    )
    .select(['w.id', 'w.scheme', 'w.edition', 'w.text', 'w.placement', 'w.fields', 'w.tokens', 'w.line_positions'])
    .select(['w.registration_number', 'w.statement_key', 'w.statement_version', 'w.kind', 'w.text_hash', 's.content'])
    .select('w.supplied_on')
    .where('w.document_id', '=', id)
    .orderBy('w.id')
    .execute()
}

/** A page that was printed while signing was down. */
export function selectAwaited(tx: TenantTx, id: DocumentId) {
  return tx
    .selectFrom('document as p')
    .leftJoin('letter as l', (on) => on.onRef('l.tenant_id', '=', 'p.tenant_id').onRef('l.id', '=', 'p.letter_id'))
    .select(['p.sha256', 'p.trade_document_id', 'p.letter_id', 'l.engagement_id'])
    .where('p.id', '=', id)
    .where('p.signature', '=', 'awaited')
    .executeTakeFirst()
}

type Printed = {
  readonly template_version: string
  readonly input_sha256: string
  readonly sandbox: string
  readonly sha256: string
  readonly bytes: bigint
  readonly pages: number
  readonly rendered_at: Date
  readonly signature: 'awaited' | 'signed'
  readonly signed_at: Date | null
  readonly signing_key_id: SigningKeyId | null
}

export type SignedFile = {
  readonly sha256: string
  readonly bytes: bigint
  readonly signed_at: Date
  readonly signing_key_id: SigningKeyId
  readonly unsigned_sha256: string
}

/** Puts the signed file in the place of the unsigned one; false when somebody else was first. */
export async function updateSigned(tx: TenantTx, id: DocumentId, signed: SignedFile): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('document')
    .set({ ...signed, signature: 'signed' })
    .where('id', '=', id)
    .where('signature', '=', 'awaited')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Marks a queued page as printed; false when somebody else was first. */
export async function updateRendered(tx: TenantTx, id: DocumentId, printed: Printed): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('document')
    .set({ ...printed, status: 'rendered', failure: null })
    .where('id', '=', id)
    .where('status', '=', 'queued')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Marks a queued page as failed for good. */
export async function updateFailed(tx: TenantTx, id: DocumentId, failure: string): Promise<void> {
  await tx
    .updateTable('document')
    .set({ status: 'failed', failure })
    .where('id', '=', id)
    .where('status', '=', 'queued')
    .execute()
}

/** Puts the failed papers of a document or a letter back in line. Tells which. */
export async function requeueFailed(
  tx: TenantTx,
  of: 'trade_document_id' | 'letter_id',
  id: TradeDocumentId | LetterId,
): Promise<readonly DocumentId[]> {
  const rows = await tx
    .updateTable('document')
    .set({ status: 'queued', failure: null })
    .where(of, '=', id)
    .where('status', '=', 'failed')
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}
