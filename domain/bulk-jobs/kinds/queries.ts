import type { TenantTx } from '../../../db/tenant.ts'
import type { BulkJobId, TradeDocumentId } from '../../kernel/ids.ts'

/** What a mail says of a document, and to whom it goes. */
export function selectMailed(tx: TenantTx, id: TradeDocumentId) {
  return tx
    .selectFrom('trade_document as d')
    .innerJoin('counterparty as c', (on) =>
      on.onRef('c.tenant_id', '=', 'd.tenant_id').onRef('c.id', '=', 'd.counterparty_id'),
    )
    .innerJoin('company as o', 'o.tenant_id', 'd.tenant_id')
    .leftJoin('verification_code as v', (on) =>
      on.onRef('v.tenant_id', '=', 'd.tenant_id').onRef('v.document_id', '=', 'd.id'),
    )
    .select(['d.id', 'd.number', 'd.document_type as documentType', 'd.document_date as documentDate', 'd.status'])
    .select(['d.counterparty_name as buyerName', 'c.email', 'o.legal_name as sellerName', 'v.revoked_at as revokedAt'])
    .where('d.id', '=', id)
    .executeTakeFirst()
}
export type Mailed = NonNullable<Awaited<ReturnType<typeof selectMailed>>>

const paperColumns = ['p.kind', 'p.status', 'p.sha256', 'p.bytes', 'w.statement_key as statementKey'] as const

/** The papers of a document, the document itself first. */
export function selectPapers(tx: TenantTx, id: TradeDocumentId) {
  return tx
    .selectFrom('document as p')
    .leftJoin('warranty as w', (on) => on.onRef('w.tenant_id', '=', 'p.tenant_id').onRef('w.id', '=', 'p.warranty_id'))
    .select(paperColumns)
    .where('p.trade_document_id', '=', id)
    .orderBy('p.id')
    .execute()
}
export type Paper = Awaited<ReturnType<typeof selectPapers>>[number]

/** The papers of the next documents that a job collected, in its order. */
export function selectCollected(tx: TenantTx, id: BulkJobId, after: number, limit: number) {
  return tx
    .selectFrom((eb) =>
      eb
        .selectFrom('bulk_item')
        .selectAll()
        .where('job_id', '=', id)
        .where('position', '>', after)
        .orderBy('position')
        .limit(limit)
        .as('i'),
    )
    .leftJoin('document as p', (on) =>
      on.onRef('p.tenant_id', '=', 'i.tenant_id').onRef('p.trade_document_id', '=', 'i.document_id'),
    )
    .leftJoin('warranty as w', (on) => on.onRef('w.tenant_id', '=', 'p.tenant_id').onRef('w.id', '=', 'p.warranty_id'))
    .select(['i.position', 'i.number', 'i.state', 'i.sentence'])
    .select(['p.kind', 'p.sha256', 'p.bytes', 'w.statement_key as statementKey'])
    .orderBy('i.position')
    .orderBy('p.id')
    .execute()
}
