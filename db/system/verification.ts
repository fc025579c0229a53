import { sql } from 'kysely'
import type { TenantId } from '../../domain/kernel/ids.ts'
import type { SystemDatabase } from '../client.ts'

/** What anybody who holds a document's code may learn: neither prices nor the buyer are granted to this role. */
export async function findByVerificationHash(system: SystemDatabase, codeHash: string) {
  const document = await system.kysely
    .selectFrom('verification_code as v')
    .innerJoin('trade_document as d', (join) =>
      join.onRef('d.tenant_id', '=', 'v.tenant_id').onRef('d.id', '=', 'v.document_id'),
    )
    .innerJoin('company as c', 'c.tenant_id', 'v.tenant_id')
    .select(['v.tenant_id as tenantId', 'v.document_id as documentId', 'v.revoked_at as revokedAt'])
    .select(['d.document_type as documentType', 'd.number', 'd.document_date as documentDate', 'd.status'])
    .select(['d.total_carats as totalCarats', 'd.unit', 'd.issued_at as issuedAt', 'd.voided_at as voidedAt'])
    .select(['c.legal_name as legalName', 'c.trade_name as tradeName', 'c.country'])
    .where('v.code_hash', '=', codeHash)
    .executeTakeFirst()
  if (!document) return null
  const statements = await system.kysely
    .selectFrom('warranty as w')
    .innerJoin('statement as s', (join) =>
      join
        .onRef('s.scheme', '=', 'w.scheme')
        .onRef('s.key', '=', 'w.statement_key')
        .onRef('s.version', '=', 'w.statement_version'),
    )
    .select(['w.edition', 'w.text', 'w.line_positions as linePositions', 'w.supplied_on as suppliedOn'])
    .select(sql<string>`s.content ->> 'name'`.as('name'))
    .where('w.tenant_id', '=', document.tenantId)
    .where('w.document_id', '=', document.documentId)
    .orderBy('w.statement_key')
    .execute()
  const papers = await renderedPapers(system, document.tenantId)
    .where('trade_document_id', '=', document.documentId)
    .execute()
  return {
    ...document,
    auditor: null,
    statements,
    papers,
    deleted: await deletionOf(system, document.tenantId, 'issued', document.documentId),
  }
}

/** What anybody who holds a letter's code may learn: which letter it is, and nothing that it says. */
export async function findLetterByHash(system: SystemDatabase, codeHash: string) {
  const letter = await system.kysely
    .selectFrom('letter as l')
    .innerJoin('company as c', 'c.tenant_id', 'l.tenant_id')
    .select(['l.tenant_id as tenantId', 'l.id', 'l.kind as documentType', 'l.number', 'l.day as documentDate'])
    .leftJoin('engagement as e', (on) =>
      on.onRef('e.tenant_id', '=', 'l.tenant_id').onRef('e.id', '=', 'l.engagement_id'),
    )
    .select(['l.carats as totalCarats', 'l.unit', 'l.written_at as issuedAt', 'l.withdrawn_at as withdrawnAt'])
    .select(['e.auditor_name as auditor', 'e.firm'])
    .select(['c.legal_name as legalName', 'c.trade_name as tradeName', 'c.country'])
    .where('l.code_hash', '=', codeHash)
    .executeTakeFirst()
  if (!letter) return null
  const papers = await renderedPapers(system, letter.tenantId).where('letter_id', '=', letter.id).execute()
  const deleted = await deletionOf(system, letter.tenantId, 'letter', letter.id)
  const { withdrawnAt: voidedAt, auditor, firm, ...said } = letter
  const status = voidedAt ? ('voided' as const) : ('issued' as const)
  const by = auditor !== null && firm !== null ? { name: auditor, firm } : null
  return { ...said, papers, revokedAt: null, voidedAt, status, statements: [], deleted, auditor: by }
}

/** When and under which rule the company's own content of it was deleted; null while it is there. */
async function deletionOf(system: SystemDatabase, tenantId: TenantId, kind: 'issued' | 'letter', id: string) {
  const row = await system.kysely
    .selectFrom('deletion_item')
    .select(['emptied_at as at', 'rule'])
    .where('tenant_id', '=', tenantId)
    .where('kind', '=', kind)
    .where('record_id', '=', id)
    .where('state', 'in', ['emptied', 'done'])
    .executeTakeFirst()
  return row?.at ? { at: row.at, rule: row.rule } : null
}

function renderedPapers(system: SystemDatabase, tenantId: TenantId) {
  return system.kysely
    .selectFrom('document')
    .select(['kind', 'paper', 'sha256', 'unsigned_sha256 as unsignedSha256'])
    .where('tenant_id', '=', tenantId)
    .where('status', '=', 'rendered')
}
