import { sql } from 'kysely'
import { z } from 'zod'
import type { TenantTx } from '../../../db/tenant.ts'
import type { PaperKind } from '../../documents/rules.ts'
import type { Day } from '../../kernel/calendar.ts'
import type { TradeDocumentType } from '../../kernel/goods.ts'
import type { ReceivedDocumentId, TradeDocumentId } from '../../kernel/ids.ts'

const words = z.string().nullable()

const checkSchema = z.object({
  scheme: z.string(),
  number: words,
  validFrom: words,
  validTo: words,
  checkedOn: words,
  checkedBy: z.string(),
})

/** What an issued document says about its parties, frozen when it was issued. */
export const headerSchema = z.object({
  seller: z.object({
    legalName: z.string(),
    tradeName: words,
    address: z.string(),
    country: z.string(),
    registrationNumber: z.string(),
    taxNumber: words,
  }),
  buyer: z.object({
    name: z.string(),
    address: z.string(),
    country: z.string(),
    taxNumber: words,
    registrations: z.array(checkSchema).default([]),
  }),
  terms: words,
  notes: words,
  reference: words.optional(),
  /** Goods that went out under warranty beyond what was received, and by how much. */
  short: z.array(z.object({ goodsClass: z.string(), name: z.string(), unit: z.string(), by: z.string() })).default([]),
  paper: z.enum(['A4', 'Letter']),
})

/** Whether a header was emptied by a lawful deletion. */
function isEmptied(header: unknown): boolean {
  return Object.keys(Object(header)).length === 0
}

/** The number of an issued document and what its header froze; undefined where there is none, or its content was deleted. */
export async function selectHeader(tx: TenantTx, id: TradeDocumentId) {
  const row = await tx.selectFrom('trade_document').select(['number', 'header']).where('id', '=', id).executeTakeFirst()
  if (!row || isEmptied(row.header)) return undefined
  return { number: row.number, header: headerSchema.parse(row.header) }
}

/** An issued document with all that hangs on it, or undefined. */
export async function selectWholeDocument(tx: TenantTx, id: TradeDocumentId) {
  const document = await tx
    .selectFrom('trade_document')
    .select(['id', 'document_type as documentType', 'number', 'document_date as documentDate', 'status', 'currency'])
    .select(['counterparty_id as counterpartyId', 'counterparty_name as counterpartyName', 'original_id as originalId'])
    .select('original_received_id as originalReceivedId')
    .select(['place_of_import as placeOfImport', 'buyer_kind as buyerKind', 'unit'])
    .select(['header', 'total_pieces as totalPieces', 'total_carats as totalCarats', 'total_minor as totalMinor'])
    .select(['issued_by_name as issuedByName', 'issued_at as issuedAt', 'voided_at as voidedAt'])
    .select(['voided_by_name as voidedByName', 'void_reason as voidReason', 'superseded_by as supersededBy'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!document) return undefined
  const lines = await tx
    .selectFrom('trade_document_line')
    .select(['position', 'goods_class as goodsClass', 'description', 'pieces', 'carats', 'hs_code as hsCode'])
    .select(['price_per_carat_minor as pricePerCaratMinor', 'amount_minor as amountMinor'])
    .select(['country_of_origin as countryOfOrigin', 'country_of_mining as countryOfMining'])
    .select(['largest_stone_carats as largestStoneCarats', 'report_number as reportNumber'])
    .select(['kp_certificate as kpCertificate', 'treatment', 'claim_value as claimValue'])
    .select('original_position as originalPosition')
    .where('document_id', '=', id)
    .orderBy('position')
    .execute()
  const warranties = await tx
    .selectFrom('warranty')
    .select(['id', 'scheme', 'statement_key as statementKey', 'statement_version as statementVersion', 'edition'])
    .select(['kind', 'placement', 'text', 'text_hash as textHash', 'line_positions as linePositions', 'fields'])
    .select(['registration_number as registrationNumber', 'rule_key as ruleKey', 'rule_sentence as ruleSentence'])
    .select(['override_reason as overrideReason', 'override_by_name as overrideBy', 'supplied_on as suppliedOn'])
    .where('document_id', '=', id)
    .orderBy('id')
    .execute()
  const documents = await tx
    .selectFrom('document')
    .select(['id', 'kind', 'warranty_id as warrantyId', 'paper', 'status', 'failure', 'sha256', 'bytes', 'pages'])
    .select(['requested_at as requestedAt', 'rendered_at as renderedAt', 'signature', 'signed_at as signedAt'])
    .where('trade_document_id', '=', id)
    .$narrowType<{ kind: PaperKind }>()
    .orderBy('kind')
    .execute()
  const events = await tx
    .selectFrom('event')
    .select(['id', 'verb', 'actor_name as actorName', 'happened_at as happenedAt', 'details'])
    .where('object_kind', '=', 'trade-document')
    .where('object_id', '=', id)
    .orderBy('id')
    .limit(200)
    .execute()
  const code = await tx
    .selectFrom('verification_code')
    .select('revoked_at as revokedAt')
    .where('document_id', '=', id)
    .executeTakeFirst()
  const header = headerSchema.parse(document.header)
  return { ...document, header, lines, warranties, documents, events, verificationRevokedAt: code?.revokedAt ?? null }
}

type Link = {
  readonly id: TradeDocumentId
  readonly originalId: TradeDocumentId | null
  readonly originalReceivedId: ReceivedDocumentId | null
  readonly supersededBy: TradeDocumentId | null
}
type ChainRow = {
  readonly side: 'issued' | 'received'
  readonly id: string
  readonly number: string
  readonly documentType: TradeDocumentType
  readonly documentDate: Day
  readonly status: 'issued' | 'voided' | 'superseded' | 'recorded' | 'withdrawn'
  readonly currency: string | null
  readonly unit: string
  readonly totalCarats: string
  readonly totalMinor: bigint | null
  readonly relation: 'original' | 'later' | 'replacement' | 'replaced'
}

/** The documents that this one refers to or replaces, and those that refer to or replace it, by their dates. */
export async function selectChain(tx: TenantTx, link: Link): Promise<readonly ChainRow[]> {
  const { id, originalId, originalReceivedId, supersededBy } = link
  const { rows } = await sql<ChainRow>`
    select 'issued' as side, id, number, document_type as "documentType", document_date as "documentDate", status, currency, unit,
        total_carats as "totalCarats", total_minor as "totalMinor",
        case when id = ${originalId}::uuid then 'original' when original_id = ${id} then 'later' when id = ${supersededBy}::uuid then 'replacement' else 'replaced' end as relation
      from trade_document where id = ${originalId}::uuid or id = ${supersededBy}::uuid or original_id = ${id} or superseded_by = ${id}
    union all
    select 'received', id, number, document_type, document_date, status, currency, unit, total_carats, total_minor,
        case when id = ${originalReceivedId}::uuid then 'original' else 'later' end
      from received_document where id = ${originalReceivedId}::uuid or original_issued_id = ${id}
    order by "documentDate", number limit 100`.execute(tx)
  return rows
}
