import { sql } from 'kysely'
import type { TenantTx } from '../../../db/tenant.ts'
import type { CounterpartyId, PlatformCodeId, ReceivedDocumentId, TradeDocumentId } from '../../kernel/ids.ts'
import { type Currency, formatAmount } from '../../kernel/money.ts'
import type { Handed } from './handed.ts'

/** The company's current code: its id, from which its words are derived. */
export function selectCode(tx: TenantTx) {
  return tx
    .selectFrom('platform_code')
    .select(['id', 'made_by_name as madeByName', 'made_at as madeAt'])
    .where('retired_at', 'is', null)
    .executeTakeFirst()
}

/** Ends the current code, if there is one. */
export async function retireCode(tx: TenantTx, at: Date): Promise<boolean> {
  const result = await tx
    .updateTable('platform_code')
    .set({ retired_at: at })
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Writes a new code; false when somebody made one in the same moment. */
export async function insertCode(
  tx: TenantTx,
  row: { readonly id: PlatformCodeId; readonly hash: string; readonly by: string; readonly at: Date },
): Promise<boolean> {
  const result = await tx
    .insertInto('platform_code')
    .values({ id: row.id, code_hash: row.hash, made_by_name: row.by, made_at: row.at })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** Says which code a counterparty has given us. */
export async function upsertPartner(
  tx: TenantTx,
  row: { readonly counterpartyId: CounterpartyId; readonly hash: string; readonly by: string; readonly at: Date },
): Promise<void> {
  const said = { code_hash: row.hash, named_by_name: row.by, named_at: row.at, ended_at: null }
  await tx
    .insertInto('platform_partner')
    .values({ counterparty_id: row.counterpartyId, ...said })
    .onConflict((on) => on.columns(['tenant_id', 'counterparty_id']).doUpdateSet(said))
    .execute()
}

/** Ends what was agreed with a counterparty; false when nothing was. */
export async function endPartner(tx: TenantTx, counterpartyId: CounterpartyId, at: Date): Promise<boolean> {
  const result = await tx
    .updateTable('platform_partner')
    .set({ ended_at: at })
    .where('counterparty_id', '=', counterpartyId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** The counterparties whose code the company has named. */
export function selectPartners(tx: TenantTx) {
  return tx
    .selectFrom('platform_partner as p')
    .innerJoin('counterparty as c', (join) =>
      join.onRef('c.tenant_id', '=', 'p.tenant_id').onRef('c.id', '=', 'p.counterparty_id'),
    )
    .select([
      'p.counterparty_id as counterpartyId',
      'c.name',
      'p.named_by_name as namedByName',
      'p.named_at as namedAt',
    ])
    .where('p.ended_at', 'is', null)
    .orderBy('c.name')
    .execute()
}

/** An issued document as it is handed over; undefined when the company has none with this id that asks for it. */
export async function selectHanded(tx: TenantTx, id: TradeDocumentId): Promise<Handed | undefined> {
  const head = await tx
    .selectFrom('trade_document as d')
    .innerJoin('hand_over as h', (join) =>
      join.onRef('h.tenant_id', '=', 'd.tenant_id').onRef('h.trade_document_id', '=', 'd.id'),
    )
    .leftJoin('trade_document as o', (join) =>
      join.onRef('o.tenant_id', '=', 'd.tenant_id').onRef('o.id', '=', 'd.original_id'),
    )
    .leftJoin('received_document as r', (join) =>
      join.onRef('r.tenant_id', '=', 'd.tenant_id').onRef('r.id', '=', 'd.original_received_id'),
    )
    .select(['d.document_type as documentType', 'd.number', 'd.document_date as documentDate', 'd.currency', 'd.unit'])
    .select(['d.total_carats as totalCarats', 'd.total_minor as totalMinor'])
    .select(sql<string>`d.header -> 'seller' ->> 'legalName'`.as('sellerName'))
    .select(['o.number as issuersNumber', 'r.number as receiversNumber'])
    .where('d.id', '=', id)
    .executeTakeFirst()
  if (!head) return undefined
  const { totalMinor, issuersNumber, receiversNumber, ...rest } = head
  const currency = head.currency as Currency
  const lines = await tx
    .selectFrom('trade_document_line')
    .select(['goods_class as goodsClass', 'description', 'pieces', 'carats', 'amount_minor as minor'])
    .select(['hs_code as hsCode', 'country_of_origin as countryOfOrigin', 'country_of_mining as countryOfMining'])
    .select(['largest_stone_carats as largestStoneCarats', 'report_number as reportNumber', 'treatment'])
    .select(['kp_certificate as kpCertificate', 'original_position as originalPosition'])
    .where('document_id', '=', id)
    .orderBy('position')
    .execute()
  const statements = await tx
    .selectFrom('warranty')
    .select(['edition', 'kind', 'text'])
    .where('document_id', '=', id)
    .orderBy('statement_key')
    .execute()
  return {
    ...rest,
    totalAmount: formatAmount(totalMinor, currency),
    original: issuersNumber
      ? { number: issuersNumber, of: 'issuer' }
      : receiversNumber
        ? { number: receiversNumber, of: 'receiver' }
        : null,
    statements,
    lines: lines.map(({ minor, ...line }) => ({ ...line, amount: formatAmount(minor, currency) })),
  }
}

/** The document of ours that a handed one refers to: one that came from the same counterparty, or one that we had issued to it. */
export async function selectReferred(
  tx: TenantTx,
  counterpartyId: CounterpartyId,
  { number, of }: NonNullable<Handed['original']>,
): Promise<{ originalId: ReceivedDocumentId | null; originalIssuedId: TradeDocumentId | null }> {
  if (of === 'issuer') {
    const found = await tx
      .selectFrom('received_document')
      .select('id')
      .where('counterparty_id', '=', counterpartyId)
      .where('number', '=', number)
      .where('status', '=', 'recorded')
      .executeTakeFirst()
    return { originalId: found?.id ?? null, originalIssuedId: null }
  }
  const found = await tx
    .selectFrom('trade_document')
    .select('id')
    .where('counterparty_id', '=', counterpartyId)
    .where('number', '=', number)
    .executeTakeFirst()
  return { originalId: null, originalIssuedId: found?.id ?? null }
}
