import { z } from 'zod'
import type { TenantTx } from '../../../db/tenant.ts'
import type { TradeDocumentId } from '../../kernel/ids.ts'

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
  paper: z.enum(['A4', 'Letter']),
})

/** An issued document with all that hangs on it, or undefined. */
export async function selectWholeDocument(tx: TenantTx, id: TradeDocumentId) {
  const document = await tx
    .selectFrom('trade_document')
    .select(['id', 'document_type as documentType', 'number', 'document_date as documentDate', 'status', 'currency'])
    .select(['counterparty_id as counterpartyId', 'counterparty_name as counterpartyName', 'original_id as originalId'])
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
    .where('document_id', '=', id)
    .orderBy('position')
    .execute()
  const warranties = await tx
    .selectFrom('warranty')
    .select(['id', 'scheme', 'statement_key as statementKey', 'statement_version as statementVersion', 'edition'])
    .select(['kind', 'placement', 'text', 'text_hash as textHash', 'line_positions as linePositions', 'fields'])
    .select(['registration_number as registrationNumber', 'rule_key as ruleKey', 'rule_sentence as ruleSentence'])
    .select(['override_reason as overrideReason', 'override_by_name as overrideBy'])
    .where('document_id', '=', id)
    .orderBy('id')
    .execute()
  const documents = await tx
    .selectFrom('document')
    .select(['id', 'kind', 'warranty_id as warrantyId', 'paper', 'status', 'failure', 'sha256', 'bytes', 'pages'])
    .select(['requested_at as requestedAt', 'rendered_at as renderedAt'])
    .where('trade_document_id', '=', id)
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
  readonly supersededBy: TradeDocumentId | null
}

/** The documents that this one credits or replaces, and those that credit or replace it, in the order of their issue. */
export async function selectChain(tx: TenantTx, { id, originalId, supersededBy }: Link) {
  const rows = await tx
    .selectFrom('trade_document')
    .select(['id', 'number', 'document_type as documentType', 'document_date as documentDate', 'status'])
    .select(['currency', 'unit', 'total_carats as totalCarats', 'total_minor as totalMinor'])
    .select('original_id as originalId')
    .select('superseded_by as supersededBy')
    .where((eb) =>
      eb.or([
        eb('id', '=', originalId),
        eb('id', '=', supersededBy),
        eb('original_id', '=', id),
        eb('superseded_by', '=', id),
      ]),
    )
    .orderBy('issued_at')
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map(({ originalId: credits, supersededBy: _, ...row }) => ({
    ...row,
    relation: relationOf(row.id, { originalId, supersededBy, credits: credits === id }),
  }))
}

function relationOf(
  id: TradeDocumentId,
  link: Pick<Link, 'originalId' | 'supersededBy'> & { readonly credits: boolean },
): 'original' | 'credit-note' | 'replacement' | 'replaced' {
  if (id === link.originalId) return 'original'
  if (link.credits) return 'credit-note'
  return id === link.supersededBy ? 'replacement' : 'replaced'
}
