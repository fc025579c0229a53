import { sql } from 'kysely'
import type { CounterpartyId, InboxItemId, TenantId, TradeDocumentId } from '../../domain/kernel/ids.ts'
import type { SystemDatabase } from '../client.ts'
import { inSystem } from './transaction.ts'

const AT_ONCE = 500

/** Documents that wait to be handed over since before the instant, oldest first. */
export function queuedHandOvers(system: SystemDatabase, before: Date) {
  return system.kysely
    .selectFrom('hand_over')
    .select(['tenant_id', 'trade_document_id as documentId'])
    .where('status', '=', 'queued')
    .where('asked_at', '<', before)
    .orderBy('asked_at')
    .limit(AT_ONCE)
    .execute()
}

/** Which counterparties of a company are companies of the platform that have named it too. */
export async function mutualPartners(system: SystemDatabase, tenantId: TenantId) {
  const { rows } = await mutual(tenantId).execute(system.kysely)
  return rows
}

/** A partner named by one company whose own code names that company back: the other's id, and what it calls the first. */
function mutual(tenantId: TenantId) {
  return sql<{ counterpartyId: CounterpartyId; otherId: TenantId; otherCounterpartyId: CounterpartyId }>`
    select p.counterparty_id as "counterpartyId", theirs.tenant_id as "otherId", back.counterparty_id as "otherCounterpartyId"
    from platform_partner p
    join platform_code theirs on theirs.code_hash = p.code_hash and theirs.retired_at is null and theirs.tenant_id <> p.tenant_id
    join platform_code mine on mine.tenant_id = p.tenant_id and mine.retired_at is null
    join platform_partner back on back.tenant_id = theirs.tenant_id and back.code_hash = mine.code_hash and back.ended_at is null
    where p.tenant_id = ${tenantId} and p.ended_at is null order by back.counterparty_id`
}

type Handing = {
  readonly tenantId: TenantId
  readonly documentId: TradeDocumentId
  readonly itemId: InboxItemId
  readonly handed: { readonly sellerName: string; readonly number: string }
  readonly at: Date
}

/**
 * Puts an issued document into the inbox of the company that both sides have agreed it goes to, once: the row that asks
 * for it is settled in the same transaction. Where there is no such company, nothing is told to anybody.
 */
export function deliverOnce(system: SystemDatabase, handing: Handing): Promise<'delivered' | 'nobody' | 'settled'> {
  const { tenantId, documentId, itemId, handed, at } = handing
  return inSystem(system, async (tx) => {
    const asked = await tx
      .updateTable('hand_over')
      .set({ status: 'nobody', settled_at: at })
      .where('tenant_id', '=', tenantId)
      .where('trade_document_id', '=', documentId)
      .where('status', '=', 'queued')
      .returning('counterparty_id as counterpartyId')
      .executeTakeFirst()
    if (!asked) return 'settled'
    const { rows } = await mutual(tenantId).execute(tx)
    const partner = rows.find(({ counterpartyId }) => counterpartyId === asked.counterpartyId)
    if (!partner) return 'nobody'
    await sql`insert into inbox_item (tenant_id, id, source, sender, counterparty_id, handed, received_at, status, read_number, read_party)
      values (${partner.otherId}::uuid, ${itemId}::uuid, 'platform', ${handed.sellerName}, ${partner.otherCounterpartyId}::uuid,
        ${JSON.stringify(handed)}::text::jsonb, ${at.toISOString()}::text::timestamptz, 'waiting', ${handed.number}, ${handed.sellerName})`.execute(
      tx,
    )
    await tx
      .updateTable('hand_over')
      .set({ status: 'delivered' })
      .where('tenant_id', '=', tenantId)
      .where('trade_document_id', '=', documentId)
      .execute()
    return 'delivered'
  })
}
