import type { TenantTx } from '../../../db/tenant.ts'
import type { CounterpartyId, InboxAddressId, SendLinkId } from '../../kernel/ids.ts'

/** The company's current mail address: its id, from which its words are derived. */
export function selectAddress(tx: TenantTx) {
  return tx
    .selectFrom('inbox_address')
    .select(['id', 'made_by_name as madeByName', 'made_at as madeAt'])
    .where('retired_at', 'is', null)
    .executeTakeFirst()
}

/** Ends the current address, if there is one. */
export async function retireCurrent(tx: TenantTx, by: string, at: Date): Promise<boolean> {
  const result = await tx
    .updateTable('inbox_address')
    .set({ retired_at: at, retired_by_name: by })
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Writes a new address; false when somebody made one in the same moment. */
export async function insertAddress(
  tx: TenantTx,
  row: { readonly id: InboxAddressId; readonly hash: string; readonly by: string; readonly at: Date },
): Promise<boolean> {
  const result = await tx
    .insertInto('inbox_address')
    .values({ id: row.id, address_hash: row.hash, made_by_name: row.by, made_at: row.at })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

type NewLink = {
  readonly id: SendLinkId
  readonly counterpartyId: CounterpartyId
  readonly hash: string
  readonly note: string | null
  readonly by: string
  readonly at: Date
  readonly expiresAt: Date
}

/** Writes a link that a counterparty sends papers by. */
export async function insertLink(tx: TenantTx, link: NewLink): Promise<void> {
  await tx
    .insertInto('send_link')
    .values({
      id: link.id,
      counterparty_id: link.counterpartyId,
      token_hash: link.hash,
      note: link.note,
      made_by_name: link.by,
      made_at: link.at,
      expires_at: link.expiresAt,
    })
    .execute()
}

/** The latest links with whom they were made for. */
export function selectLinks(tx: TenantTx) {
  return tx
    .selectFrom('send_link as l')
    .innerJoin('counterparty as c', (join) =>
      join.onRef('c.tenant_id', '=', 'l.tenant_id').onRef('c.id', '=', 'l.counterparty_id'),
    )
    .select(['l.id', 'c.name as counterpartyName', 'l.note', 'l.made_by_name as madeByName', 'l.made_at as madeAt'])
    .select(['l.expires_at as expiresAt', 'l.revoked_at as revokedAt', 'l.papers'])
    .orderBy('l.made_at', 'desc')
    .orderBy('l.id', 'desc')
    .limit(100)
    .execute()
}

/** Ends a link; false when there is none, or it is over. */
export async function revokeLink(tx: TenantTx, id: SendLinkId, at: Date): Promise<boolean> {
  const result = await tx
    .updateTable('send_link')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Counts papers against what a usable link may bring; undefined when that is too many or the link is over. */
export function countPapers(
  tx: TenantTx,
  id: SendLinkId,
  { papers, most, at }: { readonly papers: number; readonly most: number; readonly at: Date },
) {
  return tx
    .updateTable('send_link')
    .set((eb) => ({ papers: eb('papers', '+', papers) }))
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .where((eb) => eb(eb('papers', '+', papers), '<=', most))
    .returning('counterparty_id as counterpartyId')
    .executeTakeFirst()
}

/** What a counterparty is called; undefined when there is none. */
export function selectPartyName(tx: TenantTx, id: CounterpartyId) {
  return tx.selectFrom('counterparty').select('name').where('id', '=', id).executeTakeFirst()
}
